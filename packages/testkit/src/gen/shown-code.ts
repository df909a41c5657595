// A case as people read it.

/** Leaves out what only the test reads: directives, and the names behind the carets. */
export function shownCode(code: string): string {
  return code
    .replace(/^(?:\/\/ (?:preset|options|settings): .*\n)+/, '')
    .replace(/^(\s*\/\/\s*\^+)[ \t]+\S+$/gm, '$1')
    .trim();
}
