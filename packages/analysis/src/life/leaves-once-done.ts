// Functions that do their work once: `if (tray) return; tray = new Tray(icon);`, where nothing empties that slot again.
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node, Variable } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, isInside, isNothing, outerOf, unwrap } from '../sockets/tree.ts';

/** Tells whether a function leaves at its start if a variable of the module is filled, and fills that for good. */
export function leavesOnceDone({ node }: FunctionHeader, { module, syntax }: Identification): boolean {
  const [first] = isFunction(node) && node.body.type === 'BlockStatement' ? node.body.body : [];
  if (first?.type !== 'IfStatement' || first.alternate !== null || !leaves(first.consequent)) return false;
  const name = filledName(first.test);
  const variable = name === null ? null : module.variableOf(name);
  const declared = definitionOf(variable?.declaration);
  const isOfModule = declared !== undefined && syntax.ownerOf(declared)?.parent === null;
  return variable !== null && isOfModule && isFilledForGood(variable, node);
}

function leaves(statement: Node): boolean {
  const [only] = statement.type === 'BlockStatement' ? statement.body : [statement];
  return only?.type === 'ReturnStatement';
}

/** `tray`, `tray != null`, `tray !== undefined` */
function filledName(test: Node): Extract<Node, { type: 'Identifier' }> | null {
  const at = unwrap(test);
  if (at.type === 'Identifier') return at;
  if (at.type !== 'BinaryExpression' || !/^!==?$/.test(at.operator) || !isNothing(at.right)) return null;
  const left = unwrap(at.left);
  return left.type === 'Identifier' ? left : null;
}

function isFilledForGood({ declaration }: Variable, fn: Node): boolean {
  // References hold nodes, typed as unknown so that every scope manager fits.
  const written = declaration.references
    .filter((use) => use.isWrite())
    .map(({ identifier }) => identifier as Node);
  const values = written.map((name) => {
    const outer = outerOf(name);
    return outer?.type === 'AssignmentExpression' && outer.operator === '=' ? outer : null;
  });
  return (
    values.some((value) => value !== null && isInside(value, fn)) &&
    // What it is declared with is no later emptying.
    values.every((value, index) => (value === null ? isDeclared(written[index]) : isFilling(value.right)))
  );
}

function isDeclared(name: Node | undefined): boolean {
  return name !== undefined && outerOf(name)?.type === 'VariableDeclarator';
}

function isFilling(value: Node): boolean {
  const at = unwrap(value);
  return !isNothing(at) && !(at.type === 'Literal' && at.value === false);
}
