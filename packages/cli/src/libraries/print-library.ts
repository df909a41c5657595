// What is known of one library, for people.
import type { Output } from '../environment.ts';
import { printOutcomes } from '@socket-safety/libraries/words';
import { wrap } from '../wording.ts';
import type { CallAccount, LibraryAccount, SocketAccount, SourceAccount } from './describe-library.ts';
import { printColumns } from './print-columns.ts';

type Look = Pick<Output, 'colors' | 'columns'>;

/** Prints a library with its sockets. */
export function printLibrary(library: LibraryAccount, look: Look): string {
  const { id, modules, globals, versions, births, uses, sockets, page } = library;
  const known = [
    ...(modules.length === 0
      ? []
      : [`imports of ${modules.join(', ')}${versions === null ? '' : ` ${versions}`}`]),
    ...(globals.length === 0 ? [] : [`globals ${globals.join(', ')}`]),
  ];
  return [
    look.colors.bold(id),
    ...(known.length === 0 ? [] : item(`Known by ${known.join('; ')}`, look)),
    ...(births.length === 0 ? [] : ['', 'How a program comes by a socket:']),
    ...births.flatMap(({ way, states }) => item(`${way}: ${states}`, look)),
    ...(uses.length === 0 ? [] : ['', `It hands out sockets of ${uses.join(', ')}.`]),
    ...sockets.flatMap((socket) => ['', ...printSocket(socket, look)]),
    '',
    page,
    '',
  ].join('\n');
}

function printSocket(socket: SocketAccount, look: Look): readonly string[] {
  const { type, states, openCheck, checks, misleading, calls, events } = socket;
  const fatal = events.filter(({ endsProcessUnheard }) => endsProcessUnheard).map(({ name }) => name);
  return [
    look.colors.bold(type),
    ...item(`States: ${states.join(', ')}`, look),
    ...item(`Open check: ${openCheck ?? 'none; remember its close event'}`, look),
    ...(checks.length === 0 ? [] : item(`Read as a check: ${checks.join(', ')}`, look)),
    ...Object.entries(misleading).flatMap(([name, why]) => item(`No check: ${name}, since ${why}`, look)),
    ...(fatal.length === 0 ? [] : item(`Ends the process where nobody listens: ${fatal.join(', ')}`, look)),
    '',
    printColumns([['call', ...states, 'source'], ...rowsOf(calls, states)], look).trimEnd(),
    ...citationsOf(socket, look),
  ];
}

/** Calls that do the same share a row. */
function rowsOf(
  calls: readonly CallAccount[],
  states: SocketAccount['states'],
): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const { name, outcomes, withCallback, source } of calls) {
    const add = (call: string, cellsOf: CallAccount['outcomes'], suffix: string) => {
      const cells = [...states.map((state) => printOutcomes(cellsOf[state] ?? [])), source.kind];
      const key = [suffix, ...cells].join('\n');
      const same = rows.get(key);
      if (same === undefined) rows.set(key, { names: [call], cells });
      else same.names.push(call);
    };
    add(name, outcomes, '');
    if (withCallback !== undefined) add(`${name} with a callback`, withCallback, 'callback');
  }
  return [...rows.values()].map(({ names, cells }) => [names.join(', '), ...cells]);
}

function citationsOf({ calls, events }: SocketAccount, look: Look): readonly string[] {
  const cited = [...calls, ...events].flatMap(({ source }: { readonly source: SourceAccount }) =>
    source.kind === 'cited' ? source.citation : [],
  );
  return cited.length === 0
    ? []
    : ['', ...[...new Set(cited)].flatMap((citation) => item(`Cited: ${citation}`, look))];
}

function item(text: string, { columns = Infinity }: Look): readonly string[] {
  return wrap(text, columns - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}
