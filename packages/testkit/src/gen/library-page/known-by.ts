// By which words of a program a library is known.
import type { ExportRow, Library } from '@socket-safety/libraries';
import { printNames } from './words.ts';

/** Prints one line for each way in which a library is recognised. */
export function printKnownBy(library: Library): string {
  const { modules, versions, onlyWith, classes = [], handlers = [], added = {} } = library;
  const lines: (readonly [what: string, names: readonly string[], after?: string])[] = [
    ['imports of', modules, versions === undefined ? '' : `, versions \`${versions}\``],
    ['globals', namesIn(library.globals)],
    ['types', [...new Set(library.declared.filter(({ type }) => type !== null).map(({ name }) => name))]],
    ['classes that extend', classes.flatMap((row) => row.extends ?? [])],
    ['methods of a class', classes.flatMap((row) => (row.extends === null ? Object.keys(row.methods) : []))],
    ['decorators', decoratorsOf(library)],
    ['what a file exports as default', handlers.flatMap((row) => row.path.slice(0, 1))],
    ['methods added to others', Object.keys(added.methods ?? {})],
    ['properties added to others', Object.keys(added.properties ?? {})],
  ];
  const known = lines
    .filter(([, names]) => names.length > 0)
    .map(([what, names, after = '']) => `${what} ${printNames([...new Set(names)])}${after}`);
  const words = onlyWith === undefined ? '' : ` Only in files with ${printNames(onlyWith)}.`;
  return `Known by ${known.join('; ')}.${words}`;
}

/** `chrome.runtime.connect` of nested members. */
function namesIn(rows: Readonly<Record<string, ExportRow>>): readonly string[] {
  return Object.entries(rows).flatMap(([name, row]) => {
    if (!('members' in row) || row.members === undefined || 'function' in row) return name;
    return namesIn(row.members).map((member) => `${name}.${member}`);
  });
}

function decoratorsOf({ classes = [] }: Library): readonly string[] {
  return classes.flatMap(({ decorators = {}, parameters = {} }) =>
    [...Object.keys(decorators), ...Object.keys(parameters)].map((name) => `@${name}`),
  );
}
