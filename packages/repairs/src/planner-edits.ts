// How two edits relate.
import type { Edit } from './repair.ts';

/** Orders edits by start, end and text. */
export function compareEdits(left: Edit, right: Edit): number {
  const byPlace = left.range[0] - right.range[0] || left.range[1] - right.range[1];
  if (byPlace !== 0 || left.text === right.text) return byPlace;
  return left.text < right.text ? -1 : 1;
}

/** Tells whether two edits do the same. */
export function isSameEdit(left: Edit, right: Edit): boolean {
  return compareEdits(left, right) === 0;
}

/**
 * Tells whether edits of two findings meet.
 *
 * | edits                                  | meet                                              |
 * | -------------------------------------- | -------------------------------------------------- |
 * | two replacements                       | when they share a character                       |
 * | an insertion and a replacement         | when it stands inside or at an edge of the other  |
 * | two insertions                         | at one point, as their order would be a guess     |
 */
export function touches(left: Edit, right: Edit): boolean {
  const [leftStart, leftEnd] = left.range;
  const [rightStart, rightEnd] = right.range;
  if (isInsertion(left) || isInsertion(right)) return leftStart <= rightEnd && rightStart <= leftEnd;
  return leftStart < rightEnd && rightStart < leftEnd;
}

/**
 * Tells whether an insertion stands by itself, as an import or a function does, so that two findings can share it. The
 * closing half of a pair of brackets cannot be shared: each opening half needs its own.
 */
export function isWholeInsertion(edit: Edit): boolean {
  return isInsertion(edit) && isBalanced(edit.text);
}

function isInsertion(edit: Edit): boolean {
  return edit.range[0] === edit.range[1];
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

// May call a text with brackets in strings unbalanced; then the finding waits for the next pass.
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const bracket of text.match(/[()[\]{}]/g) ?? []) {
    const closer = CLOSERS[bracket];
    if (closer !== undefined) open.push(closer);
    else if (open.pop() !== bracket) return false;
  }
  return open.length === 0;
}
