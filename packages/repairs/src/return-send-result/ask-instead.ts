// A `try` around nothing but the call: once the call answers, asking for the answer does what catching did.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { branchAround, printOperand } from '../frame/add-to-test.ts';
import { isCount } from '../guard-send/said-sent.ts';
import { applyEdits } from '../planner.ts';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, styleOf } from '../syntax/layout.ts';
import { eachWithin, operandsOf, outerOf, siblingsOf } from '../syntax/tree.ts';
import { forgetError } from './forget-error.ts';

/**
 * | before                                                        | after                                                           |
 * | ------------------------------------------------------------- | --------------------------------------------------------------- |
 * | `try { await tell(one); } catch { gone.push(one); }`           | `if (!(await tell(one))) { gone.push(one); }`                   |
 * | `try { await tell(one); sent++; } catch { gone.push(one); }`   | `if (await tell(one)) { sent++; } else { gone.push(one); }`     |
 * | `try { await tell(one); } catch {}`                           | stays: nothing follows from a failure                           |
 *
 * Null where the `try` holds more, or where what catches looks at the error.
 */
export function askInstead(value: Node, holder: Node, source: Source): readonly Edit[] | null {
  const tried = tryAround(holder);
  if (tried === null) return null;
  const { block, handler, range } = tried;
  if (handler === null || tried.finalizer !== null) return null;
  if (handler.body.body.length === 0) return [];
  const [first, ...counts] = block.body;
  if (first !== holder || !counts.every(isCount) || siblingsOf(tried) === null) return null;
  const [start, end] = value.range;
  const isBroken = source.text.slice(start, end).includes('\n');
  const head = [range[0], handler.body.range[0]] as const;
  if (isBroken || hasComment(head, source)) return null;
  const forgotten = forgetError(handler, source);
  if (forgotten === null) return null;
  // `if (socket.readyState === socket.OPEN) { try { … } catch { … } }`: two questions in a row are one.
  const branch = counts.length === 0 ? branchAround(tried) : null;
  if (branch !== null)
    return joinTest(branch, handler, `!(${source.text.slice(start, end)})`, forgotten, source);
  if (counts.length === 0)
    return [
      { range: [range[0], start], text: 'if (!(' },
      { range: [end, handler.body.range[0]], text: ')) ' },
      ...forgotten,
    ];
  const caught = source.text.lastIndexOf(')', handler.body.range[0]) + 1;
  const clauseEnd = handler.param === null ? handler.range[0] + 'catch'.length : caught;
  return [
    { range: [range[0], start], text: 'if (' },
    { range: [end, holder.range[1]], text: ') {' },
    { range: [handler.range[0], clauseEnd], text: 'else' },
    ...forgotten,
  ];
}

function tryAround(holder: Node): TSESTree.TryStatement | null {
  const block = outerOf(holder);
  const outer = block === null ? null : outerOf(block);
  return outer?.type === 'TryStatement' && outer.block === block ? outer : null;
}

/** Null where the lines of the clause cannot be moved to the left. */
function joinTest(
  branch: TSESTree.IfStatement,
  { body }: TSESTree.CatchClause,
  question: string,
  forgotten: readonly Edit[],
  source: Source,
): readonly Edit[] | null {
  const { text } = source;
  const { unit, width } = styleOf(source);
  const [start, end] = branch.range;
  if (hasComment([start, body.range[0]], source) || hasComment([body.range[1], end], source)) return null;
  if ([...eachWithin(body)].some(({ type }) => type === 'TemplateElement' || type === 'JSXText')) return null;
  const [from, to] = body.range;
  const within = ({ range: [at] }: Edit) => from <= at && at < to;
  const moved = forgotten
    .filter(within)
    .map((edit) => ({ range: [edit.range[0] - from, edit.range[1] - from], text: edit.text }) as const);
  const block = applyEdits(text.slice(from, to), moved).replaceAll(`\n${unit}`, '\n');
  const base = indentationAt(text, start);
  const operands = [...operandsOf(branch.test).map((one) => printOperand(one, source)), question];
  const line = `if (${operands.join(' && ')}) `;
  const isLong = base.length + line.length + 1 > width;
  const broken = [
    'if (',
    ...operands.map((one, at) => `${base}${unit}${one}${at === operands.length - 1 ? '' : ' &&'}`),
    `${base}) `,
  ];
  const head = isLong ? broken.join('\n') : line;
  return [{ range: [start, end], text: head + block }, ...forgotten.filter((edit) => !within(edit))];
}
