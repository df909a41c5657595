// What a row's shape cannot say: the names in it belong to something, and its parts do not contradict one another.
import type { Library, SocketRow, State, TypeRow } from '@socket-safety/libraries';
import semver from 'semver';
import { checkSocket, statesOf } from './check-socket.ts';
import { namedTypes, type NamedTypeUse } from './named-types.ts';
import { mustBe, printChoice, printSuggestion, type Path, type Problem } from './problem.ts';

/** Lists the contradictions in a row of the right shape; none means that the analysis can interpret it. */
export function* checkRow(library: Library): Generator<Problem> {
  if (library.versions !== undefined && semver.validRange(library.versions) === null)
    yield wrong(['versions'], mustBe('a range of versions such as ">=2"', library.versions));
  if ((library.added ?? library.shown) !== undefined && library.onlyWith === undefined)
    yield wrong(['onlyWith'], 'is missing: a library that adds to objects of others says in which files');
  for (const [index, deviation] of (library.deviations ?? []).entries())
    if (semver.validRange(deviation.versions) === null)
      yield wrong(
        ['deviations', index, 'versions'],
        mustBe('a range of versions such as ">=2"', deviation.versions),
      );
  const known = typesWithin(library);
  for (const use of namedTypes(library)) yield* checkUse(use, known);
  for (const [name, { socket }] of Object.entries(library.types))
    if (socket !== undefined) yield* checkSocket(socket, ['types', name, 'socket']);
}

function* checkUse(
  { path, name, ref }: NamedTypeUse,
  known: ReadonlyMap<string, TypeRow>,
): Generator<Problem> {
  const row = known.get(name);
  if (row === undefined) {
    const names = [...known.keys()];
    yield wrong(path, `names no type of this library or of one that it uses: ${listed(name, names)}`);
    return;
  }
  if (ref === null) return;
  if (row.socket === undefined)
    yield wrong(path, `names "${name}", which is no socket: write { "instance": "${name}" }`);
  else yield* checkStates(ref.states, row.socket, path);
  if (row.socket !== undefined && ref.afterOwnClose !== undefined)
    yield* checkStates([ref.afterOwnClose], row.socket, path);
}

function* checkStates(states: readonly State[], socket: SocketRow, path: Path): Generator<Problem> {
  const known = statesOf(socket);
  if (states.length === 0)
    yield wrong([...path.slice(0, -1), 'states'], `must name a state: ${printChoice(known)}`);
  for (const state of states)
    if (!known.includes(state))
      yield wrong(
        [...path.slice(0, -1), 'states'],
        `names "${state}", a state that no method of this socket has`,
      );
}

/** The library's own types come before those of the libraries that it uses. */
function typesWithin(library: Library): ReadonlyMap<string, TypeRow> {
  const types = new Map<string, TypeRow>();
  const add = (one: Library): void => {
    for (const [name, row] of Object.entries(one.types)) if (!types.has(name)) types.set(name, row);
    for (const used of one.uses ?? []) add(used);
  };
  add(library);
  return types;
}

function listed(name: string, names: readonly string[]): string {
  const suggestion = printSuggestion(name, names).replace(/^: /, '');
  const known = names.length === 0 ? 'it has none' : `there is ${printChoice(names)}`;
  return `"${name}" — ${suggestion || known}`;
}

function wrong(path: Path, says: string): Problem {
  return { path, kind: 'wrong', says };
}
