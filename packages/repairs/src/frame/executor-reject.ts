// How an executor can reject: by its second parameter, which it gets where it has none.
import type { Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import type { FunctionNode } from '../syntax/tree.ts';
import { isFreeWithin } from '../syntax/visibility.ts';

/** A name, and what it costs to have it. */
export interface Reject {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Names the function that rejects; null where an executor takes its parameters apart, or the name is something else here. */
export function nameReject(executor: FunctionNode, source: Source): Reject | null {
  const [resolve, reject] = executor.params;
  if (resolve === undefined) return null;
  if (reject !== undefined) return reject.type === 'Identifier' ? { name: reject.name, edits: [] } : null;
  return isFreeWithin('reject', executor, source)
    ? { name: 'reject', edits: addParameter(resolve, source) }
    : null;
}

function addParameter(resolve: TSESTree.Parameter, { text }: Source): readonly Edit[] {
  const [start, end] = resolve.range;
  const hasBrackets = /\(\s*$/.test(text.slice(0, start));
  if (hasBrackets) return [{ range: [end, end], text: ', reject' }];
  return [
    { range: [start, start], text: '(' },
    { range: [end, end], text: ', reject)' },
  ];
}
