// Repairs write "\n"; what they insert into a file takes that file's line ending.
import type { Edit } from '@socket-safety/repairs';

/** Returns the line ending that most lines of the text have; of a text without one, "\n". */
export function lineEndingOf(text: string): '\n' | '\r\n' {
  const windows = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return windows * 2 > all ? '\r\n' : '\n';
}

/** Gives edits the line ending of the text that they are for. */
export function withLineEnding(edits: readonly Edit[], ending: '\n' | '\r\n'): readonly Edit[] {
  if (ending === '\n') return edits;
  return edits.map((edit) => ({ ...edit, text: edit.text.replace(/(?<!\r)\n/g, ending) }));
}
