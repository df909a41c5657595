// Where a module's types are declared, as rows name files: by their end, or by their folder.

/** As an import leads there: `net/link` of `../net/link.js`, the folder `node_modules/acme/` of `acme`. */
function fileOfModule(specifier: string): string {
  return isRelative(specifier)
    ? specifier.replace(/^(?:\.{0,2}\/)+/, '').replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')
    : `node_modules/${specifier}/`;
}

/** Where a checker may find them as well: `@acme/net` is declared by itself or by `@types/acme__net`. */
export function filesOfModule(specifier: string): readonly string[] {
  const file = fileOfModule(specifier);
  if (isRelative(specifier)) return [file];
  const types = specifier.replace(/^@([^/]+)\//, '$1__');
  return [file, `node_modules/@types/${types}/`];
}

/**
 * Tells whether a row means what is imported from a module, or what the file itself declares (null). A folder of the project may
 * be called as a package is, so a folder in a row is the package alone.
 */
export function isImportedFrom(specifier: string | null, written: string): boolean {
  if (written === '' || specifier === null) return written === '';
  const file = fileOfModule(specifier);
  return isRelative(specifier) ? !written.endsWith('/') && isDeclaredIn(file, written) : written === file;
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
