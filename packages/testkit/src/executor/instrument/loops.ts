// What a loop walks, read off its syntax.
import ts from 'typescript';
import { isPath } from './places.ts';

const f = ts.factory;

/** `map.values()` as what is walked, with its collection. */
export function viewOf(expression: ts.Expression): { collection: ts.Expression; name: string } | null {
  if (!ts.isCallExpression(expression) || expression.arguments.length > 0 || ts.isCallChain(expression))
    return null;
  const callee = expression.expression;
  if (!ts.isPropertyAccessExpression(callee)) return null;
  return ['keys', 'values', 'entries'].includes(callee.name.text) &&
    !(ts.isIdentifier(callee.expression) && callee.expression.text === 'Object')
    ? { collection: callee.expression, name: callee.name.text }
    : null;
}

/** The list and the variable of `for (let index = 0; index < list.length; index++)`, forwards or backwards. */
export function indexedBy({
  initializer,
  condition,
}: ts.ForStatement): { list: ts.Expression; index: string } | null {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer) || condition === undefined)
    return null;
  const [first] = initializer.declarations;
  if (first === undefined || !ts.isIdentifier(first.name)) return null;
  const list = lengthIn(condition) ?? (first.initializer === undefined ? null : lengthIn(first.initializer));
  return list === null ? null : { list, index: first.name.text };
}

function lengthIn(node: ts.Node): ts.Expression | null {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'length' && isPath(node.expression))
    return node.expression;
  return ts.forEachChild(node, (child) => lengthIn(child) ?? undefined) ?? null;
}

/** What else must hold for the loop to go on. */
export function conjunctionWithoutLength(condition: ts.Expression | undefined): ts.Expression {
  if (condition === undefined) return f.createTrue();
  if (
    ts.isBinaryExpression(condition) &&
    condition.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return f.createLogicalAnd(
      conjunctionWithoutLength(condition.left),
      conjunctionWithoutLength(condition.right),
    );
  return ts.isBinaryExpression(condition) ? f.createTrue() : condition;
}
