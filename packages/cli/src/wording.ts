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

/** Makes control characters, line separators and changes of direction visible, so that no file name or message can steer a terminal. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return JSON.stringify(character).length > 3 ? JSON.stringify(character).slice(1, -1) : `\\u${code}`;
  });
}

/** Replaces halves of characters, which no file can hold; a text that was cut may end with one. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Breaks a text at its spaces into lines of at most so many characters; a longer word stays whole. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
