// A socket that was just made sends from its open event; a function that waits for the send waits for that event first.
import type { Hazard, Node, SendSite, Source } from '@socket-safety/analysis';
import type { SocketRow } from '@socket-safety/libraries';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { importFromNode } from '../syntax/add-import.ts';
import { styleOf } from '../syntax/layout.ts';
import { memberName, outerOf, siblingsOf } from '../syntax/tree.ts';
import { adjacentSends } from './adjacent-sends.ts';
import { hoistArguments } from './awaited-arguments.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { openFirst } from './opening-call.ts';
import { readSocket } from './receiver.ts';
import { findChangeLater } from './variables-later.ts';

/** Wraps the statement, and the sends beside it, in a listener that runs once. */
export function sendFromOpenEvent(send: SendSite, hazard: Hazard, source: Source): readonly Edit[] | Refusal {
  if (!hazard.because.some(({ kind }) => kind === 'born')) {
    return { refused: 'where the socket is made is out of sight, and so is its open event' };
  }
  const reference = readSocket(send, source);
  const statement = statementOf(send.node);
  const awaited = awaitedStatement(send.node);
  const isAlone = statement?.type === 'ExpressionStatement' && siblingsOf(statement) !== null;
  if (reference === null) return { refused: 'the socket has no name under which it could be listened to' };
  if (reference.nullable || (!isAlone && awaited === null)) {
    return { refused: 'only a statement that does nothing but send can wait for the open event' };
  }
  if (awaited !== null) return waitFirst(awaited, reference.plain, send.socket.row, source);
  const hoisted = hoistArguments(send, source);
  if (statement === null || 'refused' in hoisted || hoisted.lines.length > 0)
    return { refused: 'the message itself has to be waited for' };
  const { first, last } = adjacentSends(statement, send, reference, source);
  const opened = openFirst(first, reference, send.socket.row, source);
  if (opened !== null) return opened;
  const change = findChangeLater(first, last, source);
  if (change !== null) return { refused: change };
  const frame = listenerFrame(reference.plain, send.socket.row, source);
  return frame === null
    ? { refused: 'this library has no event that tells of the opening' }
    : frameStatements({ first, last, kept: null }, frame, source);
}

/** `socket.send(text);`, `void deliver(socket, text);`, `deliver(socket, text).catch(report);` */
function statementOf(call: Node): Node | null {
  const outer = outerOf(call);
  if (outer?.type === 'UnaryExpression' && outer.operator === 'void') return statementOf(outer);
  const chained = outer?.type === 'MemberExpression' && outer.object === call ? outerOf(outer) : null;
  const isChain =
    outer?.type === 'MemberExpression' &&
    chained?.type === 'CallExpression' &&
    chained.callee === outer &&
    ['catch', 'finally', 'then'].includes(memberName(outer) ?? '');
  return isChain ? statementOf(chained) : outer;
}

/** `await deliver(socket, text);` */
function awaitedStatement(call: Node): Node | null {
  const outer = outerOf(call);
  const statement = outer?.type === 'AwaitExpression' ? outerOf(outer) : null;
  return statement?.type === 'ExpressionStatement' && siblingsOf(statement) !== null ? statement : null;
}

/** `await once(socket, 'open');` rejects where the connection fails, as the send did. */
function waitFirst(
  statement: Node,
  socket: string,
  row: SocketRow,
  source: Source,
): readonly Edit[] | Refusal {
  const event = openEventOf(row);
  if (event === undefined || !row.listeners.includes('emitter') || row.events['error'] === undefined)
    return { refused: 'only the events of an emitter can be waited for' };
  const imported = importFromNode('once', 'events', source);
  if (imported === null) return { refused: 'the file has another `once`, or imports nothing' };
  const { quote, semicolon } = styleOf(source);
  const before = [`await once(${socket}, ${quote}${event}${quote})${semicolon}`];
  const edits = frameStatements(
    { first: statement, last: statement, kept: null },
    { before, depth: 0, after: [] },
    source,
  );
  return isRefusal(edits) ? edits : [...imported, ...edits];
}

function openEventOf({ events }: SocketRow): string | undefined {
  return Object.keys(events).find((name) => events[name]?.role === 'open');
}

function listenerFrame(socket: string, row: SocketRow, source: Source): Frame | null {
  const { listeners } = row;
  const event = openEventOf(row);
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
