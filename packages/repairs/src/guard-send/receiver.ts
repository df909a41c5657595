// How a repair names the socket of a send, and how the call reads once the socket is known to be there.
import type { SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { readReference, type Reference } from '../syntax/reference.ts';

/** Names the socket of a send, or returns null where no expression can be written twice. */
export function readSocket(send: SendSite, source: Source): Reference | null {
  const { node } = send.socket;
  if (node === send.node) return null;
  const reference = readReference(node, source);
  if (reference === null) return null;
  const callee = calleeOn(send);
  return callee?.optional === true ? { ...reference, nullable: true } : reference;
}

/** The `socket.send` of a direct send; null for a wrapper's call, where the socket is an argument. */
export function calleeOn({ node, socket }: SendSite): TSESTree.MemberExpression | null {
  return node.callee.type === 'MemberExpression' && node.callee.object === socket.node ? node.callee : null;
}

/**
 * Drops the `?.` of a call whose guard has answered it: `socket?.send(text)` becomes `socket.send(text)`, since type-aware lint
 * calls it unnecessary there. A `!` stays, as it was the author's word.
 */
export function plainCall(send: SendSite, reference: Reference, source: Source): readonly Edit[] {
  const callee = calleeOn(send);
  if (callee === null || !reference.narrows || !reference.nullable) return [];
  const written = source.text.slice(callee.range[0], callee.property.range[0]);
  if (!written.includes('?.') || written.includes('!')) return [];
  const plain = `${reference.plain}.`;
  return written.replaceAll('?.', '.') === plain
    ? [{ range: [callee.range[0], callee.property.range[0]], text: plain }]
    : [];
}
