// `{ get readyState() { return socket.readyState; }, send: (text) => socket.send(text) }`: another face of the same socket. Whoever
// sends through it can ask it, as it could ask the socket, and there the question belongs. A face that also closes, or whose end is
// answered, `serve({ send: (text) => socket.send(text), close: () => socket.close() })`, is held by whoever looks after the connection.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import {
  eachNode,
  functionAround,
  isFunction,
  isInside,
  memberName,
  outerOf,
  parentOf,
  unwrap,
} from '../sockets/tree.ts';

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

/** What a file says of the end of its sockets. */
export interface KnownEnds {
  readonly closings: ReadonlyMap<Slot, readonly CloseCall[]>;
  /** Sockets whose close handler does more than to log. */
  readonly answered: ReadonlySet<Slot>;
}

/**
 * Tells whether a send only passes on what its function was handed, in an object for others that closes the same socket as well, or
 * where the close of that socket is answered.
 */
export function isHandedWithClose(
  call: TSESTree.CallExpression,
  socket: Node,
  { closings, answered }: KnownEnds,
  { syntax }: Identification,
): boolean {
  const member = memberThatPassesOn(call);
  const slot = syntax.slotOf(socket);
  const object = member === null ? undefined : parentOf(member);
  if (member === null || slot === null || object?.type !== 'ObjectExpression') return false;
  const taker = outerOf(object);
  if (taker?.type !== 'CallExpression' && taker?.type !== 'NewExpression') return false;
  if (answered.has(slot)) return true;
  const closes = closings.get(slot) ?? [];
  return membersBeside(member).some(
    (other) => other !== member && closes.some(({ node }) => isInside(node, other)),
  );
}

/** The property or method whose function does nothing but send what it is handed. */
function memberThatPassesOn(
  call: TSESTree.CallExpression,
): TSESTree.Property | TSESTree.MethodDefinition | null {
  const fn = functionAround(call);
  if (fn === undefined || !passesOn(call, fn.params[0]) || !isUnconditional(call, fn.body)) return null;
  const member = outerOf(fn);
  return member?.type === 'Property' || member?.type === 'MethodDefinition' ? member : null;
}

/** `send(text)`, `send(JSON.stringify(message))` */
function passesOn({ arguments: [content] }: TSESTree.CallExpression, parameter: Node | undefined): boolean {
  if (parameter?.type !== 'Identifier' || content === undefined) return false;
  const said = content.type === 'CallExpression' ? content.arguments[0] : content;
  return said?.type === 'Identifier' && said.name === parameter.name;
}

/** Nothing in the function asks before: it leaves that to others. */
function isUnconditional(call: Node, body: Node): boolean {
  let outer = outerOf(call);
  if (outer?.type === 'AwaitExpression' || outer?.type === 'ReturnStatement') outer = outerOf(outer);
  if (outer?.type === 'ExpressionStatement') outer = parentOf(outer);
  return outer === body || unwrap(body) === call;
}

function membersBeside(member: Node): readonly Node[] {
  const holder = parentOf(member);
  if (holder?.type === 'ObjectExpression') return holder.properties;
  return holder?.type === 'ClassBody' ? holder.body : [];
}
