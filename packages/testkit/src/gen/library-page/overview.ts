// The table at the top: one line for each kind of socket.
import type { Library, MethodRow, SocketRow } from '@socket-safety/libraries';
import { familyStatesOf, printOpenCheck } from '@socket-safety/libraries/words';
import { printCell, printTable } from './words.ts';

/** Prints what a reader looks up first, each library with a link to its section. */
export function printOverview(libraries: readonly Library[]): string {
  return printTable(
    ['library', 'states', 'open check', 'a send when closed', 'unheard `error`', 'close handler runs'],
    libraries.flatMap(overviewOf),
  );
}

function overviewOf(library: Library): readonly (readonly string[])[] {
  const link = `[${library.id}](libraries/${library.id}.md)`;
  const sockets = Object.entries(library.types).flatMap(([name, { socket }]) =>
    socket === undefined ? [] : [[name, socket] as const],
  );
  if (sockets.length === 0) {
    const used = (library.uses ?? []).map(({ id }) => `[${id}](libraries/${id}.md)`);
    return [[link, `as ${used.join(' and ')}`, '', '', '', '']];
  }
  return sockets.map(([name, socket]) => [
    sockets.length > 1 ? `${link} \`${name}\`` : link,
    familyStatesOf(socket).join(', '),
    checkOf(name, socket),
    sendWhenClosed(socket),
    endsProcess(socket),
    whenHandlerRuns(socket),
  ]);
}

function checkOf(name: string, socket: SocketRow): string {
  const check = printOpenCheck(name, socket);
  return check === null ? 'none' : `\`${check}\``;
}

function sendWhenClosed({ methods }: SocketRow): string {
  const sends = Object.values(methods).filter(({ role, sends }) => role === 'send' || sends === true);
  if (sends.length === 0) return 'never reported';
  return [...new Set(sends.map(({ outcome }) => printCell(outcome.closed)))].filter(Boolean).join(' or ');
}

function endsProcess({ events }: SocketRow): string {
  const errors = Object.values(events).filter(({ role }) => role === 'error');
  if (errors.length === 0) return 'no such event';
  return errors.some(({ unheard }) => unheard === 'ends-process') ? '**ends the process**' : 'passes';
}

function whenHandlerRuns({ methods }: SocketRow): string {
  const closes = Object.values(methods).filter((method: MethodRow) => method.role === 'close');
  const times = [...new Set(closes.map(({ closeHandler }) => closeHandler))];
  if (times.length === 0) return 'no close call';
  if (times.length > 1) return '**inside** some calls';
  return times[0] === 'inside' ? '**inside** the close call' : 'after the close call';
}
