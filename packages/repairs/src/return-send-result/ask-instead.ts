// A `try` around nothing but the call: once the call answers, asking for the answer does what catching did.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isCount } from '../isolate-broadcast/round.ts';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
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
