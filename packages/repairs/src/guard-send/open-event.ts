// A socket that was just made sends from its open event.
import type { Hazard, SendSite, Source } from '@socket-safety/analysis';
import type { SocketRow } from '@socket-safety/libraries';
import type { Edit, Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
import { adjacentSends } from './adjacent-sends.ts';
import { hoistArguments } from './awaited-arguments.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { readSocket } from './receiver.ts';
import { findChangeLater } from './variables-later.ts';

/** Wraps the statement, and the sends beside it, in a listener that runs once. */
export function sendFromOpenEvent(send: SendSite, hazard: Hazard, source: Source): readonly Edit[] | Refusal {
  if (!hazard.because.some(({ kind }) => kind === 'born')) {
    return { refused: 'where the socket is made is out of sight, and so is its open event' };
  }
  const reference = readSocket(send, source);
  const statement = outerOf(send.node);
  const isAlone = statement?.type === 'ExpressionStatement' && siblingsOf(statement) !== null;
  if (reference === null) return { refused: 'the socket has no name under which it could be listened to' };
  if (reference.nullable || !isAlone) {
    return { refused: 'only a statement that does nothing but send can wait for the open event' };
  }
  const hoisted = hoistArguments(send, source);
  if ('refused' in hoisted || hoisted.lines.length > 0)
    return { refused: 'the message itself has to be waited for' };
  const { first, last } = adjacentSends(statement, send, reference, source);
  const change = findChangeLater(first, last, source);
  if (change !== null) return { refused: change };
  const frame = listenerFrame(reference.plain, send.socket.row, source);
  return frame === null
    ? { refused: 'this library has no event that tells of the opening' }
    : frameStatements({ first, last, kept: null }, frame, source);
}

function listenerFrame(socket: string, { events, listeners }: SocketRow, source: Source): Frame | null {
  const event = Object.keys(events).find((name) => events[name]?.role === 'open');
  if (event === undefined) return null;
  const { quote, semicolon } = styleOf(source);
  const name = `${quote}${event}${quote}`;
  if (listeners.includes('emitter')) {
    return { before: [`${socket}.once(${name}, () => {`], depth: 1, after: [`})${semicolon}`] };
  }
  if (!listeners.includes('event-target')) return null;
  const before = [`${socket}.addEventListener(`, `\t${name},`, '\t() => {'];
  return { before, depth: 2, after: ['\t},', '\t{ once: true },', `)${semicolon}`] };
}
