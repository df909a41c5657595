// Several repairs of one file become one set of edits. In: the edits of each finding. Out: those that can be made together.
// A finding whose edits meet another's is dropped whole and has its turn in the next pass, on the new text.
import type { Range } from '@socket-safety/analysis';
import { compareEdits, isWholeInsertion, isSameEdit, touches } from './planner-edits.ts';
import type { Edit } from './repair.ts';
import { declaredIn } from './syntax/blocks.ts';

/** What one finding's repair wants. Hosts add what they need to find it again. */
export interface Proposal {
  readonly edits: readonly Edit[];
}

/** Which proposals are made now, and with which edits. */
export interface EditPlan<P extends Proposal> {
  /** By position, none overlapping another. */
  readonly edits: readonly Edit[];
  readonly taken: readonly P[];
  readonly dropped: readonly P[];
}

/** The range of the innermost block around an offset; without it nobody looks at names. */
export type BlockAt = (offset: number) => Range;

/**
 * Chooses the proposals that can be made together; the order in which they come does not matter.
 *
 * | two proposals                                     | become                     |
 * | ------------------------------------------------- | -------------------------- |
 * | with the same edits                               | one set of edits, for both |
 * | that share a whole insertion (import, predicate)  | both, inserted once        |
 * | of which an edit meets another one of the other   | the first by position      |
 * | that declare the same name in one block, or in one within the other | the first by position |
 */
export function planEdits<P extends Proposal>(
  proposals: readonly P[],
  blockAt: BlockAt | null = null,
): EditPlan<P> {
  const waiting = proposals
    .map((proposal) => ({ proposal, edits: inOrder(proposal.edits) }))
    .sort((left, right) => compareLists(left.edits, right.edits));
  const edits: Edit[] = [];
  const taken: P[] = [];
  const dropped: P[] = [];
  const declared: Declared[] = [];
  let last: readonly Edit[] | null = null;
  for (const { proposal, edits: wanted } of waiting) {
    // Equal lists stand side by side after sorting.
    if (last !== null && compareLists(last, wanted) === 0) {
      taken.push(proposal);
      continue;
    }
    const added = wanted.filter(
      (edit) => !isWholeInsertion(edit) || !edits.some((made) => isSameEdit(made, edit)),
    );
    const names = blockAt === null ? [] : declarationsOf(added, blockAt);
    const isTaken = names.some((one) => declared.some((other) => hides(one, other)));
    const meets = added.some((edit) => edits.some((made) => touches(made, edit)));
    if (wanted.length === 0 || isTaken || meets) {
      dropped.push(proposal);
      continue;
    }
    declared.push(...names);
    edits.push(...added);
    taken.push(proposal);
    last = wanted;
  }
  return { edits: inOrder(edits), taken, dropped };
}

/**
 * Splices edits into a text. What stands outside of their ranges stays byte for byte; insertions at one point come in the
 * order given. Throws when edits overlap, reach out of the text or end before they start: then a repair is wrong.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const edit of inOrder(edits)) {
    const [start, end] = edit.range;
    if (start < position || end < start || end > text.length) {
      throw new Error(`Edits overlap or leave the text at ${start}–${end}: ${JSON.stringify(edits)}`);
    }
    pieces.push(text.slice(position, start), edit.text);
    position = end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}

interface Declared {
  readonly block: Range;
  readonly name: string;
}

/** The same name in the same block, or in one within the other, where it would shadow. */
function hides({ block: [start, end], name }: Declared, other: Declared): boolean {
  const [otherStart, otherEnd] = other.block;
  const isNested = (start <= otherStart && otherEnd <= end) || (otherStart <= start && end <= otherEnd);
  return name === other.name && isNested;
}

function declarationsOf(edits: readonly Edit[], blockAt: BlockAt): readonly Declared[] {
  return edits.flatMap(({ range, text }) => {
    const names = declaredIn(text);
    return names.length === 0 ? [] : names.map((name) => ({ block: blockAt(range[0]), name }));
  });
}

/** Sorts by position; a stable sort, so that insertions at one point keep their order. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((left, right) => left.range[0] - right.range[0] || left.range[1] - right.range[1]);
}

function compareLists(left: readonly Edit[], right: readonly Edit[]): number {
  for (const [index, edit] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareEdits(edit, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
