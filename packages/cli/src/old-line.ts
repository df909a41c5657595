// Lines of a text that was rewritten, as lines of the text that still stands in the file.
import { structuredPatch } from 'diff';

/** Returns the line, from 1, out of which a line of the new text was made; for a new one that of the change it is part of. */
export function oldLineOf(
  line: number,
  { before, after }: { readonly before: string; readonly after: string },
): number {
  if (before === after) return line;
  let shift = 0;
  for (const { oldStart, oldLines, newStart, newLines } of structuredPatch('', '', before, after, '', '', {
    context: 0,
  }).hunks) {
    if (line < newStart) break;
    const inside = line - newStart;
    if (inside < newLines) return Math.max(1, oldStart + Math.min(inside, Math.max(0, oldLines - 1)));
    shift += oldLines - newLines;
  }
  return line + shift;
}
