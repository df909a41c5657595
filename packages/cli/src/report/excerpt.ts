// The part of a file that a report shows for one finding.
import type { Place, PlacedStep } from '@socket-safety/eslint-host';
import { wellFormed } from '../wording.ts';

/** One line of code. `line` counts from 1. */
export interface ExcerptLine {
  readonly line: number;
  readonly text: string;
}

const LINES_AROUND = 2;
const LINES_AROUND_STEP = 1;
/** A finding over more lines shows only its first. */
const MOST_LINES_OF_FINDING = 8;
/** A longer line is generated code; nobody reads on. */
const LONGEST_LINE = 240;

/** Splits a text as ESLint and JavaScript count lines. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}

/** Cuts out the lines of the finding and of its steps, each with a few around it. */
export function cutExcerpt(
  lines: readonly string[],
  { line, endLine }: Place,
  path: readonly PlacedStep[],
): readonly ExcerptLine[] {
  const wanted = new Set<number>();
  const want = (from: number, to: number) => {
    for (let at = Math.max(1, from); at <= Math.min(lines.length, to); at++) wanted.add(at);
  };
  want(line - LINES_AROUND, Math.min(endLine, line + MOST_LINES_OF_FINDING) + LINES_AROUND);
  for (const { place } of path)
    if (place !== null) want(place.line - LINES_AROUND_STEP, place.line + LINES_AROUND_STEP);
  return [...wanted]
    .sort((left, right) => left - right)
    .map((at) => ({ line: at, text: shorten(lines[at - 1] ?? '') }));
}

function shorten(text: string): string {
  return text.length <= LONGEST_LINE ? text : `${wellFormed(text.slice(0, LONGEST_LINE))}…`;
}
