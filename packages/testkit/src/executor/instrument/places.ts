// What an expression is as a place: whether it can be read twice, and whether it is written.
import ts from 'typescript';

/** `socket`, `this.link.socket` */
export function isPath(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword ||
    (ts.isPropertyAccessExpression(node) && isPath(node.expression))
  );
}

/** A place that can be read twice without anything happening. */
export function isAddress(node: ts.Expression): boolean {
  if (isPath(node)) return true;
  return (
    ts.isElementAccessExpression(node) &&
    isPath(node.expression) &&
    (isPath(node.argumentExpression) || ts.isLiteralExpression(node.argumentExpression))
  );
}

export function isEmpty(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    ts.isVoidExpression(node) ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  );
}

export function isWritten(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return (
      parent.left === node &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  return (
    ts.isDeleteExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isPostfixUnaryExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isCallExpression(parent) && parent.expression === node)
  );
}
