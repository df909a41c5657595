// Edits as editors have them: lines and columns count from 0, columns in UTF-16 units.

/** A place in a text. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, but without, `end`. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** Puts a text in the place of a range. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Returns what stands in a range. */
export function textIn(text: string, { start, end }: TextRange): string {
  return text.slice(offsetOf(text, start), offsetOf(text, end));
}

/** Applies edits that all speak of the same text and do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = text;
  const backward = edits.toSorted(
    (left, right) => offsetOf(text, right.range.start) - offsetOf(text, left.range.start),
  );
  for (const { range, newText } of backward)
    edited = edited.slice(0, offsetOf(text, range.start)) + newText + edited.slice(offsetOf(text, range.end));
  return edited;
}

function offsetOf(text: string, { line, character }: Position): number {
  let lineStart = 0;
  for (let count = 0; count < line; count++) {
    const lineEnd = text.indexOf('\n', lineStart);
    if (lineEnd === -1) return text.length;
    lineStart = lineEnd + 1;
  }
  return Math.min(lineStart + character, text.length);
}
