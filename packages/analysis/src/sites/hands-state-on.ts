// `{ get readyState() { return socket.readyState; }, send: (text) => socket.send(text) }`: another face of the same socket. Whoever
// sends through it can ask it, as it could ask the socket, and there the question belongs.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eachNode, isFunction, memberName, unwrap } from '../sockets/tree.ts';
import { membersBeside, memberThatPassesOn } from './passes-on.ts';

/** Tells whether a send only passes on what its function was handed, beside a getter that tells the socket's state. */
export function handsStateOn(
  call: TSESTree.CallExpression,
  socket: Node,
  row: SocketRow,
  identification: Identification,
): boolean {
  const member = memberThatPassesOn(call);
  const { slotOf } = identification.syntax;
  const slot = slotOf(socket);
  return member !== null && slot !== null && membersBeside(member).some((other) => tellsStateOf(other));

  function tellsStateOf(other: Node): boolean {
    if (other.type !== 'Property' && other.type !== 'MethodDefinition') return false;
    if (other.kind !== 'get' || !isFunction(other.value)) return false;
    for (const inner of eachNode(other.value.body)) {
      if (inner.type !== 'MemberExpression') continue;
      if (isStateOf(unwrap(inner.object), memberName(inner) ?? '')) return true;
    }
    return false;
  }

  /** `socket.readyState`, `peer.websocket.readyState`: the last names of the path, and what they are asked of. */
  function isStateOf(owner: Node, path: string): boolean {
    if (slotOf(owner) === slot) return ownValue(row.properties, path) !== undefined;
    return (
      owner.type === 'MemberExpression' &&
      isStateOf(unwrap(owner.object), `${memberName(owner) ?? ''}.${path}`)
    );
  }
}
