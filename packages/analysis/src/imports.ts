// Other files. A host that can read files hands over those that are imported by a relative path; the analysis asks what they
// export, and what their functions do to a socket that they are passed.
import type { Source } from './source.ts';

/** A parsed file of the same project, with what its own imports resolve against. */
export interface ImportedFile {
  readonly source: Source;
  readonly imports: ModuleReader;
}

/** Reads the file that a specifier means; null where it is a package, does not exist or does not parse. */
export type ModuleReader = (specifier: string) => ImportedFile | null;

/** For hosts that cannot read files. */
export const noImports: ModuleReader = () => null;
