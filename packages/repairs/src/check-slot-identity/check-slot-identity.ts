import type { Node, Source } from '@socket-safety/analysis';
import { addToTest, branchAround } from '../frame/add-to-test.ts';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements } from '../frame/frame-statements.ts';
import { isRefusal, type Edit, type Refusal, type Repair } from '../repair.ts';
import { endWithComment, hasComment } from '../syntax/comments.ts';
import { indentationAt, styleOf } from '../syntax/layout.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
import { findClearingCall } from './clearing-call.ts';
import { identityTest } from './identity-test.ts';
import { nameSocket } from './own-socket.ts';

/** Lets a close handler clear only what still holds the socket that closed. */
export const checkSlotIdentity: Repair = {
  id: 'check-slot-identity',
  codemod: 'check-slot-identity',
  title: 'Check that it still holds this socket before it is cleared.',
  repair({ about }, { source }) {
    if (about.kind !== 'clearing') return { refused: 'nothing is cleared' };
    const { clearing } = about;
    const socket = nameSocket(clearing, source);
    const called = isRefusal(socket) ? findClearingCall(clearing, source) : null;
    if (called !== null) {
      const test = identityTest(called.asked, called.socket, source);
      return isRefusal(test) ? test : wrap(called.call, test.text, source);
    }
    if (isRefusal(socket)) return socket;
    const test = identityTest(clearing, socket.name, source);
    if (isRefusal(test)) return test;
    const wrapped = wrap(clearing.node, test.text, source);
    return isRefusal(wrapped) ? wrapped : [...socket.edits, ...wrapped];
  },
};

/** `if (sessions.get(user) === socket) sessions.delete(user);` */
function wrap(node: Node, test: string, source: Source): readonly Edit[] | Refusal {
  const { holder, kept } = holderOf(node);
  const block = { before: [`if (${test}) {`], depth: 1, after: ['}'] };
  if (holder?.type === 'ArrowFunctionExpression') return frameArrow(holder, kept, block, source);
  if (holder?.type !== 'ExpressionStatement') return { refused: 'what the clearing gives is used' };
  const branch = branchAround(holder);
  if (branch !== null) return addToTest(branch, test, source);
  const head = `if (${test}) `;
  return fitsLine(holder, head, source)
    ? [{ range: [holder.range[0], holder.range[0]], text: head }]
    : frameStatements({ first: holder, last: holder, kept: null }, block, source);
}

/** The statement or arrow function that does nothing else. */
function holderOf(node: Node): { readonly holder: Node | null; readonly kept: Node } {
  let kept = node;
  for (let outer = outerOf(kept); outer !== null; outer = outerOf(kept)) {
    const isVoid = outer.type === 'UnaryExpression' && outer.operator === 'void';
    if (isVoid || outer.type === 'ChainExpression') kept = outer;
    else if (outer.type === 'ArrowFunctionExpression')
      return { holder: outer.body === kept ? outer : null, kept: bare(kept) };
    else return { holder: outer, kept };
  }
  return { holder: null, kept };
}

/** A statement needs no `void`. */
function bare(kept: Node): Node {
  return kept.type === 'UnaryExpression' && kept.operator === 'void' ? kept.argument : kept;
}

function fitsLine(statement: Node, head: string, source: Source): boolean {
  const { text } = source;
  const line = text.slice(...statement.range);
  const isBody = siblingsOf(statement) === null;
  if (isBody || line.includes('\n') || hasComment(statement.range, source)) return false;
  if (endWithComment(statement, source) !== statement.range[1]) return false;
  return indentationAt(text, statement.range[0]).length + head.length + line.length <= styleOf(source).width;
}
