// Every library, one line for each kind of socket, as wide as the terminal.
import type { Output } from '../environment.ts';
import { printOutcomes } from '@socket-safety/libraries/words';
import { wrap } from '../wording.ts';
import type { LibraryAccount, SocketAccount, SourceAccount } from './describe-library.ts';
import { printColumns } from './print-columns.ts';

const REST =
  '`libraries <name>` tells the rest: how its sockets are made, what each call does, and its checks.';
const HEAD = ['library', 'versions', 'socket', 'a send when closed', 'source'];

/** Prints what a reader looks up first. */
export function printOverview(
  known: readonly LibraryAccount[],
  look: Pick<Output, 'colors' | 'columns'>,
): string {
  const table = printColumns([HEAD, ...known.flatMap(rowsOf)], look);
  return `${table}\n${wrap(REST, look.columns ?? Infinity).join('\n')}\n`;
}

function rowsOf({ id, versions, sockets, uses }: LibraryAccount): readonly (readonly string[])[] {
  const range = versions ?? '';
  if (sockets.length === 0) return [[id, range, uses.length === 0 ? '' : `of ${uses.join(', ')}`, '', '']];
  return sockets.map((socket) => [id, range, socket.type, sendWhenClosed(socket), sourcesOf(socket)]);
}

function sendWhenClosed({ calls }: SocketAccount): string {
  const sends = calls.filter(({ role }) => role === 'send');
  if (sends.length === 0) return 'never reported';
  const words = sends.flatMap(({ outcomes }) =>
    outcomes.closed === undefined ? [] : printOutcomes(outcomes.closed),
  );
  return [...new Set(words)].join(' or ');
}

function sourcesOf({ calls, events }: SocketAccount): string {
  const kinds = [...calls, ...events].map(({ source }): SourceAccount['kind'] => source.kind);
  return [...new Set(kinds)].sort().reverse().join(', ');
}
