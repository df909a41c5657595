// Places of the analysed text as places of the editor's.
import type { Node } from '@socket-safety/analysis';
import type { Spot } from './answer.ts';

/** Finds an offset by line and column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/** Returns the place of a node; `shift` counts the characters before the analysed text. */
export function spotOf({ range, loc }: Node, shift: number): Spot {
  return {
    from: range[0] + shift,
    to: range[1] + shift,
    line: loc.start.line,
    column: loc.start.column + 1,
  };
}
