// A send that is all that an `if` does needs no second `if`: the check joins the test.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, lineEndOf, lineStartOf, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { claimLine } from '../syntax/shift.ts';
import { readReference } from '../syntax/reference.ts';
import { operandsOf, outerOf } from '../syntax/tree.ts';
import type { SiteCheck } from './site-check.ts';

/** Puts the check into the `if` around these statements; null where there is more to it than they. */
export function mergeIntoTest(
  first: Node,
  last: Node,
  check: SiteCheck,
  source: Source,
): readonly Edit[] | null {
  const outer = outerOf(first);
  const isBlock = outer?.type === 'BlockStatement';
  if (isBlock && (outer.body[0] !== first || outer.body.at(-1) !== last)) return null;
  const body = isBlock ? outer : first;
  const branch = outerOf(body);
  if (branch?.type !== 'IfStatement') return null;
  if (branch.alternate === body) {
    const head = `if (${check.holds})`;
    const [start, end] = body.range;
    const line = source.text.slice(lineStartOf(source.text, start), lineEndOf(source.text, start));
    const isLong =
      !isBlock && end - start <= line.length && line.length + head.length + 1 > styleOf(source).width;
    const base = indentationAt(source.text, branch.range[0]);
    const gap = isLong ? `\n${printLines(['\t'], base, styleOf(source))}` : ' ';
    return [{ range: [start, start], text: head + gap }];
  }
  if (branch.alternate !== null) return null;
  const tests = operandsOf(branch.test);
  // `if (socket)` becomes `if (socket?.readyState === WebSocket.OPEN)`.
  const lastTest = tests.at(-1);
  if (lastTest !== undefined && isNullCheck(lastTest, check, source)) {
    return [{ range: lastTest.range, text: check.holdsIfThere }];
  }
  return addToTest(branch, tests, check.holds, source);
}

/** `socket` as a whole test, or as the last of several. */
export function isNullCheck(test: Node, { reference }: SiteCheck, source: Source): boolean {
  return !reference.nullable && readReference(test, source)?.plain === reference.plain;
}

function addToTest(
  { range, test, consequent }: TSESTree.IfStatement,
  operands: readonly Node[],
  holds: string,
  source: Source,
): readonly Edit[] {
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
