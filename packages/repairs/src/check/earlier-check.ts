// Whether TypeScript would take a check as answered already. It remembers what an earlier test of the same property said, across
// every `await`, as long as both stand in one function.
import type { Hazard, Node, SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { tellsState } from './state-test.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import {
  eachOfThisRun,
  findAround,
  findFunctionAround,
  isInside,
  leaves,
  memberName,
  outerOf,
} from '../syntax/tree.ts';

/** Tells whether the check has to go through a function, so that it is asked anew. */
export function needsPredicate(
  call: Node,
  reference: Reference,
  { row }: SocketSight,
  hazard: Hazard,
  source: Source,
): boolean {
  // What a method said is not remembered: `window.isDestroyed()`.
  if (row.check?.property.endsWith('()') === true) return false;
  for (const member of readsBefore(call, reference, source)) {
    if (tellsState(memberName(member) ?? '', row) && isRemembered(member, call)) return true;
  }
  const around = findFunctionAround(call);
  return (
    hazard.kind === 'stale-check' &&
    hazard.because.some(({ kind, node }) => kind === 'checked' && findFunctionAround(node) === around)
  );
}

/** Tells whether an earlier send of the function may get a guard that leaves it. */
export function followsSend(call: Node, reference: Reference, { row }: SocketSight, source: Source): boolean {
  for (const member of readsBefore(call, reference, source))
    if (row.methods[memberName(member) ?? '']?.role === 'send') return true;
  return false;
}

function* readsBefore(
  call: Node,
  reference: Reference,
  source: Source,
): Generator<TSESTree.MemberExpression> {
  const around: Node = findFunctionAround(call)?.body ?? source.ast;
  for (const inner of eachOfThisRun(around)) {
    if (inner.type !== 'MemberExpression' || inner.range[1] > call.range[0]) continue;
    if (isLeftBefore(inner, call)) continue;
    if (readReference(inner.object, source)?.plain === reference.plain) yield inner;
  }
}

/** `if (found === null) { socket.send('missing'); return; }`: whatever is asked in there, nothing behind it is reached. */
function isLeftBefore(read: Node, call: Node): boolean {
  for (let outer = outerOf(read); outer !== null && !isInside(call, outer); outer = outerOf(outer)) {
    const last = outer.type === 'BlockStatement' ? outer.body.at(-1) : undefined;
    if (last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type)) return true;
  }
  return false;
}

/** Tells whether what a test read still holds at a call: what an `if` said is forgotten behind it, unless a branch leaves. */
export function isRemembered(read: Node, call: Node): boolean {
  const statement = findAround(read, ({ type }) => /(?:Statement|Declaration)$/.test(type));
  if (statement === null || isInside(call, statement)) return true;
  if (statement.type === 'ExpressionStatement') {
    const { expression } = statement;
    return expression.type === 'CallExpression' && /assert|invariant/i.test(nameOf(expression.callee));
  }
  return statement.type !== 'VariableDeclaration' && leaves(statement);
}

function nameOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? `${nameOf(callee.object)}.${memberName(callee) ?? ''}` : '';
}
