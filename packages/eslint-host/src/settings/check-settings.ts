// What is wrong with settings: their shape, then whether what they name exists.
import { readListedSocket, socketTypesOf, type Settings } from '@socket-safety/analysis';
import type { Library } from '@socket-safety/libraries';
import { packageOf } from '../package-name.ts';
import { checkRow } from './check-row.ts';
import { printChoice, printSuggestion, type Path, type Problem } from './problem.ts';
import { settingsShape } from './settings-shape.ts';
import { findShapeProblems, isRecord } from './shapes.ts';

const NAME = /^(?:[^#]+#)?[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Lists what is wrong with settings; `house` are the rows that exist without them. None means that they are `Settings`. */
export function checkSettings(written: unknown, house: readonly Library[]): readonly Problem[] {
  const specifiers = findSpecifiers(written);
  if (specifiers.length > 0) return specifiers;
  const problems = findShapeProblems(settingsShape, written);
  // They have the shape, which is all that the compiler knows of them.
  return problems.length > 0 ? problems : [...contradictions(written as Settings, house)];
}

/** ESLint reads its configuration in one go, so a row that is still to be loaded comes too late. */
function findSpecifiers(written: unknown): readonly Problem[] {
  const libraries = isRecord(written) ? written['libraries'] : undefined;
  if (!Array.isArray(libraries)) return [];
  return libraries.flatMap((library, index) =>
    typeof library === 'string'
      ? wrong(
          ['libraries', index],
          `must be a library and not where it is: import "${library}" in the configuration file and give what it exports`,
        )
      : [],
  );
}

function* contradictions(
  { libraries = [], sockets = {}, versions = {} }: Settings,
  house: readonly Library[],
): Generator<Problem> {
  const ids = new Set<string>();
  for (const [index, library] of libraries.entries()) {
    const path = ['libraries', index];
    if (ids.has(library.id))
      yield wrong([...path, 'id'], `is "${library.id}", as that of another library here`);
    ids.add(library.id);
    for (const problem of checkRow(library)) yield { ...problem, path: [...path, ...problem.path] };
  }
  const known = new Map([...house, ...libraries].map((library) => [library.id, library]));
  for (const [key, value] of Object.entries(sockets)) yield* checkSocketType(key, value, known);
  const packages = new Set([...known.values()].flatMap(({ modules }) => modules.map(packageOf)));
  for (const name of Object.keys(versions))
    if (!packages.has(name))
      yield wrong(
        ['versions', name],
        `must be of a package with a library${printSuggestion(name, [...packages])}`,
      );
}

function* checkSocketType(
  key: string,
  value: string,
  known: ReadonlyMap<string, Library>,
): Generator<Problem> {
  const path = ['sockets', key];
  if (!NAME.test(key))
    yield wrong(path, 'must be the name of a type, or a module and a name: "./link.js#Link"');
  const { library: id, type } = readListedSocket(key, value);
  const library = known.get(id);
  if (library === undefined) {
    yield wrong(path, `must be the id of a library, not "${id}"${printSuggestion(id, [...known.keys()])}`);
    return;
  }
  const types = socketTypesOf(library);
  const choices = types.map((name) => `${id}:${name}`);
  if (types.length === 0) yield wrong(path, `must be a library with sockets; "${id}" describes none itself`);
  else if (type === null && types.length > 1)
    yield wrong(path, `must say which socket of "${id}": ${printChoice(choices)}`);
  else if (type !== null && !types.includes(type))
    yield wrong(path, `must be ${printChoice(choices)}, not "${value}"${printSuggestion(value, choices)}`);
}

function wrong(path: Path, says: string): Problem {
  return { path, kind: 'wrong', says };
}
