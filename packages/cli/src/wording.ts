// Words that the outputs share.
import { relative, sep } from 'node:path';

/** Prints a number with its noun: `1 file`, `3 files`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names a file as every output does: relative, with `/`. */
export function nameOf(file: string, cwd: string): string {
  return (relative(cwd, file) || '.').replaceAll(sep, '/');
}

/** Makes control characters visible, so that no file name or message can steer a terminal. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => JSON.stringify(character).slice(1, -1));
}
