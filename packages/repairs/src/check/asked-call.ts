// The check that the program itself asked before it waited: `isAlive(socket)`, `this.isReady()`. It can be asked again.
import type { Hazard, Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { readReference, type Reference } from '../syntax/reference.ts';
import { findFunctionAround, memberName } from '../syntax/tree.ts';
import type { OpenCheck } from './open-check.ts';

/** Finds the call that no longer holds in a stale check, if it can be written again at `from`. */
export function findAskedCall(
  from: Node,
  reference: Reference,
  hazard: Hazard,
  source: Source,
): OpenCheck | null {
  const around = findFunctionAround(from);
  for (const { kind, node } of hazard.because) {
    if (kind !== 'checked' || node.type !== 'CallExpression' || findFunctionAround(node) !== around) continue;
    if (!isAbout(node, reference, source)) continue;
    const text = source.text.slice(...node.range);
    return { holds: text, fails: `!${text}` };
  }
  return null;
}

/** `isAlive(socket)`, or a method of the object that this runs in. */
function isAbout(
  { callee, arguments: given }: TSESTree.CallExpression,
  reference: Reference,
  source: Source,
): boolean {
  const [only] = given;
  if (callee.type === 'Identifier') {
    return given.length === 1 && only !== undefined && readReference(only, source)?.plain === reference.plain;
  }
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression') return false;
  return given.length === 0 && memberName(callee) !== null;
}
