// What a call leaves out by the constants that it hands over: `connect(true)` of `function connect(isLast) { if (!isLast) … }`.
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import type { LifeContext } from './life-context.ts';

/** Tells whether a node of a function is surely not reached when the function is called like this. */
export function isRuledOut(
  node: Node,
  fn: FunctionLike,
  call: Node | undefined,
  context: LifeContext,
): boolean {
  if (call?.type !== 'CallExpression') return false;
  let at = node;
  for (let outer = parentOf(at); outer !== undefined && at !== fn; outer = parentOf(at)) {
    if (outer.type === 'IfStatement' && at !== outer.test) {
      const truth = truthOf(outer.test, fn, call, context);
      if (truth !== null && truth !== (at === outer.consequent)) return true;
    }
    at = outer;
  }
  return false;
}

/** What a test of a parameter comes to; null where that is not one of the constants. */
function truthOf(
  test: Node,
  fn: FunctionLike,
  call: Extract<Node, { type: 'CallExpression' }>,
  context: LifeContext,
): boolean | null {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression' && at.operator === '!') {
    const inner = truthOf(at.argument, fn, call, context);
    return inner === null ? null : !inner;
  }
  const variable = at.type === 'Identifier' ? context.identification.module.variableOf(at) : null;
  if (variable === null || !isParameter(variable.declaration) || definitionOf(variable.declaration) !== fn)
    return null;
  const name = variable.declaration.identifiers[0];
  const position = fn.params.findIndex(
    (parameter) => parameter === name || (parameter.type === 'AssignmentPattern' && parameter.left === name),
  );
  // What it is without an argument counts as written, too. References hold nodes, typed as unknown so that every scope manager fits.
  const isChanged = variable.declaration.references.some(
    (use) => use.isWrite() && parentOf(use.identifier as Node)?.type !== 'AssignmentPattern',
  );
  const given = position === -1 || isChanged ? undefined : call.arguments[position];
  return given?.type === 'Literal' && typeof given.value === 'boolean' ? given.value : null;
}
