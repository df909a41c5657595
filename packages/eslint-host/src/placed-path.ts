// The steps of a path, by line and column: what a report and a cache can keep when the syntax tree is gone.
import type { Step, StepRole } from '@socket-safety/analysis';

/** A piece of one line. Lines and columns count from 1, `endColumn` is behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One step of a path; without a place for what no line of the file does. */
export interface PlacedStep {
  readonly role: StepRole;
  readonly place: Place | null;
}

/** Places the steps of a path; what goes over several lines ends with its first. */
export function placePath(steps: readonly Step[], text: string): readonly PlacedStep[] {
  return steps.map(({ role, node }) => ({ role, place: node === null ? null : placeOf(node, text) }));
}

function placeOf({ loc, range }: NonNullable<Step['node']>, text: string): Place {
  const { start, end } = loc;
  const endColumn =
    end.line === start.line
      ? end.column
      : start.column +
        (/^[^\r\n\u2028\u2029]*/.exec(text.slice(range[0], range[1]))?.[0].trimEnd().length ?? 0);
  return { line: start.line, column: start.column + 1, endLine: start.line, endColumn: endColumn + 1 };
}
