// Whether TypeScript would take a check as answered already. It remembers what an earlier test of the same property said, across
// every `await`, as long as both stand in one function.
import type { Hazard, Node, SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachOfThisRun, findFunctionAround, memberName } from '../syntax/tree.ts';

/** Tells whether the check has to go through a function, so that it is asked anew. */
export function needsPredicate(
  call: Node,
  reference: Reference,
  socket: SocketSight,
  hazard: Hazard,
  source: Source,
): boolean {
  if (anyBefore(call, reference, (name) => Object.hasOwn(socket.row.properties, name), source)) return true;
  const around = findFunctionAround(call);
  return (
    hazard.kind === 'stale-check' &&
    hazard.because.some(({ kind, node }) => kind === 'checked' && findFunctionAround(node) === around)
  );
}

/** Tells whether an earlier send of the function may get a guard that leaves it. */
export function followsSend(call: Node, reference: Reference, { row }: SocketSight, source: Source): boolean {
  return anyBefore(call, reference, (name) => row.methods[name]?.role === 'send', source);
}

function anyBefore(
  call: Node,
  reference: Reference,
  fits: (member: string) => boolean,
  source: Source,
): boolean {
  const around: Node = findFunctionAround(call)?.body ?? source.ast;
  for (const inner of eachOfThisRun(around)) {
    if (inner.range[1] <= call.range[0] && inner.type === 'MemberExpression' && isOf(inner)) return true;
  }
  return false;

  function isOf(member: TSESTree.MemberExpression): boolean {
    return fits(memberName(member) ?? '') && readReference(member.object, source)?.plain === reference.plain;
  }
}
