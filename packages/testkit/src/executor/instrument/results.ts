// Whether anybody looks at what a call gives, and at the error that it hands to a callback.
import ts from 'typescript';
import { isEmpty } from './places.ts';

/** Methods that call a function for each element within the call. */
export const EACH = new Set([
  'forEach',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'flatMap',
  'reduce',
  'reduceRight',
]);

/** A rejection handler that does nothing at all. */
export function isIdleHandler(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const { parent, body } = node;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  const { text } = parent.expression.name;
  const isHandler =
    (text === 'catch' && parent.arguments[0] === node) || (text === 'then' && parent.arguments[1] === node);
  return isHandler && (ts.isBlock(body) ? body.statements.length === 0 : isEmpty(body));
}

/** Nobody looks at the value: a statement of its own, or what a callback of a plain walk or listener returns. */
export function isDiscarded(node: ts.Expression): boolean {
  let at: ts.Node = node;
  while (ts.isParenthesizedExpression(at.parent) || ts.isNonNullExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === at &&
    ['&&', '||', '??', ','].includes(parent.operatorToken.getText())
  )
    return isDiscarded(parent);
  if (ts.isConditionalExpression(parent) && parent.condition !== at) return isDiscarded(parent);
  if (!ts.isArrowFunction(parent)) return false;
  const { parent: use } = parent;
  if (!ts.isCallExpression(use)) return !ts.isVariableDeclaration(use);
  const name = ts.isPropertyAccessExpression(use.expression) ? use.expression.name.text : '';
  return !EACH.has(name) || name === 'forEach';
}

/** A callback that takes no error, or names it and never reads it. */
export function ignoresError(callback: ts.Expression | undefined): boolean {
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)))
    return false;
  const [first] = callback.parameters;
  if (first === undefined) return true;
  if (!ts.isIdentifier(first.name)) return false;
  const { text } = first.name;
  let reads = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === text) reads = true;
    ts.forEachChild(node, visit);
  };
  visit(callback.body);
  return !reads;
}
