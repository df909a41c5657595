// Whether what a function sends is what it was handed: a parameter, or a value made from parameters without waiting.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { walkedBy } from '../sockets/runs-inside.ts';
import { eachNode, isFunction, isInside, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';

const MAX_STEPS = 12;

/**
 * Tells whether an expression is made from the parameter of `owner` at `position`, unless that is a socket. What had to be awaited
 * is an answer that the function worked out, and no message that it was handed.
 */
export function isHandedOn(
  expression: Node,
  owner: FunctionLike,
  position: number,
  identification: Identification,
): boolean {
  const parameter = owner.params[position];
  return isMade(expression, 0);

  function isMade(part: Node, steps: number): boolean {
    if (steps > MAX_STEPS) return false;
    let found = false;
    for (const inner of eachNode(part)) {
      if (inner.type === 'AwaitExpression' || inner.type === 'YieldExpression') return false;
      if (inner.type === 'Identifier' && !isName(inner)) found ||= isMadeName(inner, steps);
    }
    return found;
  }

  function isMadeName(name: TSESTree.Identifier, steps: number): boolean {
    const variable = identification.module.variableOf(name);
    const declared = definitionOf(variable?.declaration);
    if (variable === null || declared === undefined) return false;
    if (isParameter(variable.declaration)) {
      if (declared === owner) {
        // Scope managers type the names of a variable as unknown.
        const own = variable.declaration.identifiers[0] as Node | undefined;
        return parameter !== undefined && own !== undefined && isInside(own, parameter) && !isSocket(name);
      }
      const walked = isFunction(declared) && isInside(declared, owner) ? walkedBy(declared) : null;
      return walked !== null && !isSocket(name) && isMade(walked, steps + 1);
    }
    if (declared.type !== 'VariableDeclarator' || !isInside(declared, owner)) return false;
    const loop = parentOf(parentOf(declared) ?? declared);
    if (loop?.type === 'ForOfStatement' && loop.left === parentOf(declared))
      return !loop.await && !isSocket(name) && isMade(loop.right, steps + 1);
    if (declared.init !== null && isMade(declared.init, steps + 1)) return true;
    const slot = identification.syntax.slotOf(name);
    return slot !== null && identification.syntax.assigned(slot).some((value) => isMade(value, steps + 1));
  }

  function isSocket(name: Node): boolean {
    return partsOf(identification.typeOf(name)).some(({ kind }) => kind === 'socket');
  }
}

/** A key or the name behind a dot, which reads no variable. */
function isName(identifier: TSESTree.Identifier): boolean {
  const outer = parentOf(identifier);
  if (outer?.type === 'MemberExpression') return outer.property === identifier && !outer.computed;
  return (
    outer?.type === 'Property' &&
    outer.key === identifier &&
    !outer.computed &&
    unwrap(outer.value) !== identifier
  );
}
