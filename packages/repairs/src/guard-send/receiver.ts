// How a repair names the socket of a send, and how the call reads once the socket is known to be there.
import type { Node, Range, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { outerOf } from '../syntax/tree.ts';
import { findHiddenSocket } from './hidden-socket.ts';

/** Names the socket of a send, or returns null where no expression can be written twice. */
export function readSocket(send: SendSite, source: Source): Reference | null {
  if (send.socket.node === send.node) return findHiddenSocket(send, source);
  const reference = readReference(socketOf(send), source);
  if (reference === null) return null;
  return memberOn(send)?.optional === true ? { ...reference, nullable: true } : reference;
}

/** The socket's expression with what says more of its type: `this.socket!`, `(socket as WebSocket)`. */
export function socketOf({ socket }: SendSite): Node {
  let { node } = socket;
  for (let outer = outerOf(node); outer !== null && SAYS_TYPE.has(outer.type); outer = outerOf(node))
    node = outer;
  return node;
}

const SAYS_TYPE: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

/**
 * What a direct send reads of its socket: `socket.send`, or `window.webContents` of `window.webContents.send(…)`. Null for a wrapper's
 * call, where the socket is an argument.
 */
export function memberOn(send: SendSite): TSESTree.MemberExpression | null {
  const socket = socketOf(send);
  const member = outerOf(socket);
  if (member?.type !== 'MemberExpression' || member.object !== socket) return null;
  let callee: Node = send.node.callee;
  while (callee.type === 'MemberExpression' && callee !== member) callee = callee.object;
  return callee === member ? member : null;
}

/**
 * Drops what the guard has answered: `socket?.send(text)` and `socket!.send(text)` become `socket.send(text)`, since type-aware lint
 * calls the rest unnecessary there. Where TypeScript does not remember the answer, the call stays as it is.
 */
export function plainCall(send: SendSite, reference: Reference, source: Source): readonly Edit[] {
  if (send.socket.node === send.node) return [];
  const member = memberOn(send);
  return member === null
    ? plainly(socketOf(send).range, reference, '', source)
    : plainCallee(member, reference, source);
}

/** The same for the callee of a send that stands beside it. */
export function plainCallee(
  { range, property }: TSESTree.MemberExpression,
  reference: Reference,
  source: Source,
): readonly Edit[] {
  return plainly([range[0], property.range[0]], reference, '.', source);
}

function plainly(
  range: Range,
  { narrows, nullable, plain }: Reference,
  behind: string,
  { text }: Source,
): readonly Edit[] {
  const written = text.slice(...range);
  const wanted = `${plain}${behind}`;
  const isPlain = written === wanted || written.replaceAll('!', '').replaceAll('?.', '.') !== wanted;
  return !narrows || !nullable || isPlain ? [] : [{ range, text: wanted }];
}
