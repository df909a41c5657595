// `if (NAMES[socket.readyState] === 'open') socket.send(text)`: the state of the socket is asked in a way that is not understood. The
// program has thought of it; what it makes of the answer cannot be told, so only `strict` asks for more.
import type { SocketRow } from '@socket-safety/libraries';
import { atomsOf } from '../checks/atoms.ts';
import { governingTests } from '../checks/governing.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';
import { waitsBetween } from './waits.ts';

/** Tells whether a test that decides whether a send runs computes something of its socket's state, asked since the last wait. */
export function isAskedOtherwise(
  call: Node,
  socket: Node,
  row: SocketRow,
  { module, syntax }: Identification,
): boolean {
  const slot = syntax.slotOf(socket);
  if (slot === null) return false;
  for (const { test, holds } of governingTests(call, () => false)) {
    if (holds === null) continue;
    for (const { node, settled } of atomsOf(test, holds, module)) {
      if (!settled || waitsBetween(node, call)) continue;
      for (const inner of eachNode(node))
        if (isStateOfSlot(inner) && !isAskedPlainly(inner, node)) return true;
    }
  }
  return false;

  function isStateOfSlot(node: Node): boolean {
    return (
      node.type === 'MemberExpression' &&
      syntax.slotOf(node.object) === slot &&
      ownValue(row.properties, memberName(node) ?? '') !== undefined
    );
  }
}

const SEEKS: ReadonlySet<string> = new Set(['includes', 'indexOf', 'has']);
const COMPARES: ReadonlySet<string> = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=']);

/** `socket.readyState`, `socket.readyState === 1`, `OPEN.includes(socket.readyState)`: what the guards read. */
function isAskedPlainly(state: Node, question: Node): boolean {
  const asked = unwrap(question);
  if (asked === state) return true;
  switch (asked.type) {
    case 'BinaryExpression':
      return (
        COMPARES.has(asked.operator) &&
        [asked.left, asked.right].some((side) => unwrap(side) === state || isSought(state, unwrap(side)))
      );
    case 'CallExpression':
      return isSought(state, asked);
    // `socket.readyState.OPEN` is no state of it.
    case 'MemberExpression':
      return unwrap(asked.object) === state;
    default:
      return false;
  }
}

/** `OPEN.includes(socket.readyState)` */
function isSought(state: Node, call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    SEEKS.has(memberName(callee) ?? '') &&
    call.arguments.some((argument) => unwrap(argument) === state)
  );
}
