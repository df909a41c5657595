// `const greeting = await readBytes(socket, 2); socket.write(reply)`: what was last waited for is the word of that very socket, so the
// answer goes to one that has just spoken. As in a handler of its messages, only one that left in that moment can be met.
import type { TSESTree } from '@typescript-eslint/types';
import type { Hazard } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { calledName, eachNode, functionAround, isInside, unwrap } from '../sockets/tree.ts';
import { waitsOf } from './waits.ts';

const READS = /^_?(?:read|receive|recv)(?![a-z])/;

/** Tells whether the last wait above a send, in its function, reads from its socket. */
export function isAnswerToOwnWord(
  call: Node,
  socket: Node,
  { because }: Hazard,
  { syntax, functionNamed }: Identification,
): boolean {
  const slot = syntax.slotOf(socket);
  const fn = functionAround(call);
  if (slot === null || fn === undefined || because.some(({ kind }) => kind === 'closed-by')) return false;
  // A loop comes round again, so what waits at its end comes before its beginning.
  const last = waitsOf(fn).findLast(({ range }) => range[0] < call.range[1]);
  if (last?.type !== 'AwaitExpression' || isInside(last, call)) return false;
  const read = unwrap(last.argument);
  return read.type === 'CallExpression' && READS.test(calledName(read)) && reads(read, slot);

  function reads(read: TSESTree.CallExpression, from: Slot): boolean {
    if (read.arguments.some((argument) => syntax.slotOf(argument) === from)) return true;
    const callee = unwrap(read.callee);
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression') return false;
    const body = functionNamed(callee)?.node;
    if (body === undefined) return false;
    for (const inner of eachNode(body)) if (syntax.slotOf(inner) === from) return true;
    return false;
  }
}
