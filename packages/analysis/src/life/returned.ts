// Where a value goes that a function of the file returns: to the calls of it, where all of them are in sight.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import { keyName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { usesOfOwnName } from './lifetime.ts';
import { isPrivate } from './when-run.ts';

/** Lists the calls of a function; null where somebody out of sight may call it too, or is handed it. */
export function callsInSight(
  { node, isAsync, isGenerator }: FunctionHeader,
  identification: Identification,
): readonly TSESTree.CallExpression[] | null {
  const uses = isAsync || isGenerator ? null : usesOf(node, identification);
  if (uses === null) return null;
  const calls = uses.flatMap((use) => {
    const call = outerOf(use);
    return call?.type === 'CallExpression' && unwrap(call.callee) === unwrap(use) ? [call] : [];
  });
  return calls.length === uses.length && calls.length > 0 ? calls : null;
}

function usesOf(node: Node, identification: Identification): readonly Node[] | null {
  const outer = outerOf(node);
  if (outer?.type !== 'MethodDefinition') return usesOfOwnName(node, identification);
  const { module, syntax } = identification;
  const name = keyName(outer.key, outer.computed);
  const owner = module.classOf(parentOf(parentOf(outer) ?? outer) ?? outer);
  if (name === null || owner === null || outer.kind !== 'method' || !isPrivate(outer)) return null;
  return syntax.mentions(fieldSlot(owner.id, name));
}
