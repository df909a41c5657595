// Puts edits into a text, knowing nothing of how the codemods do it.
import type { Edit } from '@socket-safety/repairs';

/** Returns the text after every pass; the ranges of a pass speak of the text before it. */
export function spliced(text: string, passes: readonly (readonly Edit[])[]): string {
  return passes.reduce(afterPass, text);
}

function afterPass(text: string, edits: readonly Edit[]): string {
  // From the end, so that earlier offsets stay true; insertions at one point keep their order.
  const backwards = edits.map((edit, at) => ({ ...edit, at }));
  backwards.sort((left, right) => right.range[0] - left.range[0] || right.at - left.at);
  let result = text;
  for (const { range, text: put } of backwards)
    result = result.slice(0, range[0]) + put + result.slice(range[1]);
  return result;
}
