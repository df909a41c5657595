// Where a module's types are declared, as rows name files: by their end, or by their folder.

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.d.ts',
  '.mts',
  '.d.mts',
  '.cts',
  '.d.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
];

/** As an import leads there: `net/link` of `../net/link.js`, the folder `node_modules/acme/` of `acme`. */
export function fileOfModule(specifier: string): string {
  return isRelative(specifier)
    ? specifier.replace(/^(?:\.{0,2}\/)+/, '').replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')
    : `node_modules/${specifier}/`;
}

/** As an import or a checker may name them: an import leaves the ending out, or has the one of the output. */
export function filesOfModule(specifier: string): readonly string[] {
  const file = fileOfModule(specifier);
  if (isRelative(specifier)) return ENDINGS.map((ending) => file + ending);
  // `@acme/net` is declared by itself or by `@types/acme__net`.
  const types = specifier.replace(/^@([^/]+)\//, '$1__');
  return [file, `node_modules/@types/${types}/`];
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

/** A package has one declaration per way of importing it: `index.d.ts`, `index.d.mts`, sometimes the source itself. */
const ENDING = /(?:\.d)?\.[cm]?[jt]sx?$/;

/**
 * Tells whether a row means a file: it names it by its end, whatever its ending, or any file of a folder, since the chunks of
 * `crossws/dist/` have a hash in their names. Empty, it means every file.
 */
export function isDeclaredIn(file: string, written: string): boolean {
  if (written === '') return true;
  const path = `/${file}`;
  return written.endsWith('/')
    ? path.includes(`/${written}`)
    : path.replace(ENDING, '').endsWith(`/${written.replace(ENDING, '')}`);
}
