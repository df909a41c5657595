// A send that is all that an `if` does needs no second `if`: the check joins the test.
import type { Node, Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { addToTest } from '../frame/add-to-test.ts';
import { indentationAt, lineEndOf, lineStartOf, printLines, styleOf } from '../syntax/layout.ts';
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
  return addToTest(branch, check.holds, source);
}

/** `socket` as a whole test, or as the last of several. */
export function isNullCheck(test: Node, { reference }: SiteCheck, source: Source): boolean {
  return !reference.nullable && readReference(test, source)?.plain === reference.plain;
}
