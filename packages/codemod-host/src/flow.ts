// Files that say they are written in Flow, which no parser here reads.

/** Tells whether a comment before the code says so: `// @flow`, or one that ends with `@flow strict`. */
export function isFlow(text: string): boolean {
  const start = /^\uFEFF?(?:#!.*)?(?:\s|\/\/.*|\/\*[^]*?\*\/|(['"])use \w+\1;?)*/.exec(text)?.[0] ?? '';
  return /@flow\b(?!\s+off)/.test(start);
}
