// A program, made ready to be run: what the analysis knows of its sockets, its entry points, its instrumented text.
import ts from 'typescript';
import { libraries as house, type Library } from '@socket-safety/libraries';
import { findReceivers, noImports, type Receiver } from '@socket-safety/analysis';
import { parseText } from '../marked-text/marked-text.ts';
import { findEntryPoints } from './entry-points.ts';
import { instrument } from './instrument.ts';
import type { Program } from './model.ts';
import { simulate, tablesOf, type Simulation } from './simulation.ts';
import type { Tables } from './simulator/tables.ts';
import { createSpecs, importsOf } from './specs.ts';

export interface ReadyProgram {
  readonly simulation: Simulation;
  readonly sendLines: ReadonlySet<number>;
  /** Lines of loops over collections. */
  readonly hasEntries: boolean;
}

interface PrepareOptions {
  readonly bringsUnheardErrors: boolean;
}

/** Prepares a program; throws where its text cannot be read. */
export function prepare(program: Program, options: PrepareOptions): ReadyProgram {
  const { text, tables, sendLines } = describe(program, options);
  return { simulation: simulate(text, tables), sendLines, hasEntries: tables.entries.length > 0 };
}

/** What a simulation is made from. */
export interface Description {
  readonly text: string;
  readonly tables: Tables;
  readonly sendLines: ReadonlySet<number>;
}

/** Describes a program; throws where its text cannot be read. */
export function describe(program: Program, { bringsUnheardErrors }: PrepareOptions): Description {
  const { fileName, drive = '' } = program;
  const kind = /x$/.test(fileName)
    ? ts.ScriptKind.TSX
    : /js$/.test(fileName)
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS;
  // The first line of a command is for the shell.
  const source = program.source.replace(/^#!/, '//');
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2023, true, kind);
  const receivers = receiversOf(source, fileName);
  const libraries = librariesOf(source, file, receivers);
  const specs = createSpecs(file, libraries, namesOf(receivers));
  const entries = findEntryPoints(file, specs, libraries);
  const names = [...new Set(entries.map(({ name }) => name))];
  const instrumented = instrument(source, fileName, { names, specs, drive });
  const tables: Tables = {
    calls: instrumented.calls,
    loops: instrumented.loops,
    specs: instrumented.specs,
    entries,
    usage: specs.usage(),
    // Named types are described while the others are.
    types: specs.types,
    libraries: tablesOf(libraries),
    bringsUnheardErrors,
    imports: importedNames(file),
    fields: fieldsOf(source, namesOf(receivers), libraries),
    called: [...source.matchAll(/\.(\w+)\s*\(/g)].map(([, name = '']) => name),
  };
  return { text: instrumented.text, tables, sendLines: sendLinesOf(receivers) };
}

/** Words that a program has for a socket that it did not make: those of receivers, and the usual ones of listeners. */
function fieldsOf(
  source: string,
  receivers: ReadonlyMap<string, unknown>,
  libraries: readonly Library[],
): readonly string[] {
  const known = new Set(
    libraries.flatMap(({ types }) =>
      Object.values(types).flatMap(({ socket }) =>
        socket === undefined
          ? []
          : [
              ...Object.keys(socket.properties),
              ...Object.keys(socket.misleading ?? {}),
              ...Object.keys(socket.constants.values),
            ],
      ),
    ),
  );
  const names = [...new Set(['socket', 'ws', ...receivers.keys()])].join('|');
  const read = [...source.matchAll(new RegExp(`\\b(?:${names})\\??\\.(\\w+)\\b(?!\\s*\\()`, 'g'))].map(
    ([, name = '']) => name,
  );
  const isSet = (name: string) => new RegExp(`\\.${name}\\s*=[^=]`).test(source);
  return [...new Set(read)].filter(
    (name) => !known.has(name) && !/^on[a-z]|^[A-Z]+$|^current$/.test(name) && !isSet(name),
  );
}

function importedNames(file: ts.SourceFile): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { module, name } of importsOf(file).values()) (found[module] ??= []).push(name);
  return found;
}

function receiversOf(source: string, fileName: string): readonly Receiver[] {
  return findReceivers(parseText(source, fileName), {
    libraries: house,
    settings: {},
    oracle: null,
    imports: noImports,
  });
}

/** The libraries that the program can be about, in the order of the house; of two with one module the first. */
function librariesOf(
  source: string,
  file: ts.SourceFile,
  receivers: readonly Receiver[],
): readonly Library[] {
  const modules = new Set([...importsOf(file).values()].map(({ module }) => module));
  for (const [, module] of source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g))
    if (module !== undefined) modules.add(module);
  const found = new Set(receivers.map(({ library }) => library));
  const isFit = ({ onlyWith }: Library) => onlyWith?.some((word) => source.includes(word)) ?? true;
  const taken = new Set<string>();
  return house.filter((library) => {
    if (found.has(library.id)) return true;
    if (!isFit(library)) return false;
    const own = library.modules.filter((module) => modules.has(module));
    const isNew = own.some((module) => !taken.has(module)) || library.id === 'event-stream';
    for (const module of own) taken.add(module);
    if (own.length > 0) return isNew;
    const isGlobal = Object.keys(library.globals).some((name) => new RegExp(`\\b${name}\\b`).test(source));
    const isExported = library.handlers?.some(
      ({ path }) => path[0] !== undefined && new RegExp(`\\b${path[0]}\\s*:`).test(source),
    );
    return (
      isGlobal || (isExported === true && source.includes('export default')) || library.onlyWith !== undefined
    );
  });
}

type Row = NonNullable<Library['types'][string]['socket']>;

/** The types of a library that have a method, in the order of its rows. */
function typesWith(library: string, method: string): readonly { readonly type: string; readonly row: Row }[] {
  const types = house.find(({ id }) => id === library)?.types ?? {};
  return Object.entries(types).flatMap(([type, { socket }]) =>
    socket !== undefined && Object.keys(socket.methods).some((name) => name.split('.').at(-1) === method)
      ? [{ type, row: socket }]
      : [],
  );
}

function namesOf(
  receivers: readonly Receiver[],
): ReadonlyMap<string, { library: string; type: string; isSocket: boolean }> {
  const found = new Map<string, { library: string; type: string; isSocket: boolean }>();
  for (const { callee, library } of receivers) {
    const { object, property } = callee;
    const name =
      object.type === 'Identifier'
        ? object.name
        : object.type === 'MemberExpression' && object.property.type === 'Identifier'
          ? object.property.name
          : null;
    if (name === null || property.type !== 'Identifier') continue;
    const [first] = typesWith(library, property.name);
    if (first !== undefined && !found.has(name))
      found.set(name, { library, type: first.type, isSocket: true });
  }
  return found;
}

function sendLinesOf(receivers: readonly Receiver[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { callee, library } of receivers) {
    const { property } = callee;
    if (property.type !== 'Identifier') continue;
    const [first] = typesWith(library, property.name);
    const method = Object.entries(first?.row.methods ?? {}).find(
      ([name]) => name.split('.').at(-1) === property.name,
    )?.[1];
    if (method?.role === 'send') lines.add(callee.loc.start.line);
  }
  return lines;
}
