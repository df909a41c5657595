// The smallest parts of a program that decide which way it goes, each of which can be taken out.
import ts from 'typescript';

/** An operand of a condition. */
export interface Operand {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** [start, end) in UTF-16 offsets */
  readonly start: number;
  readonly end: number;
}

const FILTERS = new Set(['filter', 'find', 'findIndex', 'some', 'every']);

/** Lists the operands of conditions, of what predicates return and of what filters keep, in source order. */
export function findOperands(source: string, fileName: string): readonly Operand[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2023, true, kindOf(fileName));
  const found: Operand[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpression(node) && isOperand(node)) {
      const start = node.getStart(file);
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ line, text: node.getText(file), start, end: node.end });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function kindOf(fileName: string): ts.ScriptKind {
  if (/x$/.test(fileName)) return ts.ScriptKind.TSX;
  return /js$/.test(fileName) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

function isOperand(node: ts.Expression): boolean {
  return decides(node) && !isCompound(node) && node.kind !== ts.SyntaxKind.TrueKeyword;
}

function isCompound(node: ts.Expression): boolean {
  return ts.isParenthesizedExpression(node) || isNegation(node) || isLogical(node);
}

const isNegation = (node: ts.Node): node is ts.PrefixUnaryExpression =>
  ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;

const isLogical = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && ['&&', '||'].includes(node.operatorToken.getText());

/** Tells whether it is the truth of a value that counts where it stands. */
function decides(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === node;
  if (isNegation(parent)) return true;
  if (isLogical(parent)) return parent.left === node || decides(parent);
  if (ts.isParenthesizedExpression(parent)) return decides(parent);
  if (ts.isReturnStatement(parent)) return isComparison(node) || isCompound(node);
  if (!ts.isArrowFunction(parent) || parent.body !== node) return false;
  return isComparison(node) || isCompound(node) || isFilter(parent);
}

const isComparison = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node) && /^([!=]==?|[<>]=?)$/.test(node.operatorToken.getText());

/** `sockets.filter((socket) => socket.writable)` */
function isFilter({ parent }: ts.ArrowFunction): boolean {
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    FILTERS.has(parent.expression.name.text)
  );
}
