// One question more in the test of an `if`.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, lineEndOf, lineStartOf, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { claimLine } from '../syntax/shift.ts';
import { operandsOf, outerOf } from '../syntax/tree.ts';

/** Returns the `if` without an `else` that does nothing but this statement; null where there is none. */
export function branchAround(statement: Node): TSESTree.IfStatement | null {
  const outer = outerOf(statement);
  if (outer?.type === 'BlockStatement' && outer.body.length > 1) return null;
  const body = outer?.type === 'BlockStatement' ? outer : statement;
  const branch = outerOf(body);
  return branch?.type === 'IfStatement' && branch.consequent === body && branch.alternate === null
    ? branch
    : null;
}

/** Adds an operand behind those that a test has. */
export function addToTest(
  { range, test, consequent }: TSESTree.IfStatement,
  holds: string,
  source: Source,
): readonly Edit[] {
  const operands = operandsOf(test);
  const { text } = source;
  const style = styleOf(source);
  const open = text.indexOf('(', range[0]) + 1;
  const close = text.lastIndexOf(')', consequent.range[0]);
  const printed = operands.map((operand) => printOperand(operand, source));
  const line = lineEndOf(text, close) - lineStartOf(text, range[0]) + ' && '.length + holds.length;
  const isOneLine = !text.slice(open, close).includes('\n');
  const isPlain = !hasComment([open, close], source) && printed.join(' && ') === text.slice(open, close);
  const behind = text.slice(close + 1, consequent.range[0]);
  const isBeside = consequent.type !== 'BlockStatement' && behind.trim() === '' && !behind.includes('\n');
  const base = indentationAt(text, range[0]);
  // A single statement beside the test goes into the next line first.
  const below: readonly Edit[] =
    isBeside && line > style.width
      ? [{ range: [close + 1, consequent.range[0]], text: `\n${base}${style.unit}` }]
      : [];
  const head = close + 1 - lineStartOf(text, range[0]) + ' && '.length + holds.length;
  if (isOneLine && isPlain && (isBeside ? head : line) > style.width) {
    const lines = [...printed.map((operand) => `\t${operand} &&`), `\t${holds}`];
    return [
      ...claimLine(open, source),
      { range: [open, close], text: `\n${printLines(lines, base, style)}\n${base}` },
      ...below,
    ];
  }
  const [start, end] = test.range;
  const hasBrackets = printed.length > 1 || printed[0]?.length === end - start;
  // A test of several lines has one operand on each.
  const last = operands.at(-1)?.range[0] ?? start;
  const gap = !isOneLine && startsLine(text, last) ? `\n${indentationAt(text, last)}` : ' ';
  return [
    { range: [start, start], text: hasBrackets ? '' : '(' },
    { range: [end, end], text: `${hasBrackets ? '' : ')'} &&${gap}${holds}` },
    ...(isOneLine ? below : []),
  ];
}

/** Prints an operand of `&&` with the brackets that it needs there. */
export function printOperand(operand: Node, { text }: Source): string {
  const written = text.slice(...operand.range);
  switch (operand.type) {
    case 'LogicalExpression':
      return operand.operator === '&&' ? written : `(${written})`;
    case 'ConditionalExpression':
    case 'AssignmentExpression':
    case 'SequenceExpression':
    case 'ArrowFunctionExpression':
    case 'YieldExpression':
      return `(${written})`;
    default:
      return written;
  }
}
