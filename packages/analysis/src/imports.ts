// Other files. A host that can read files hands over those that are imported by a relative path; the analysis asks what they
// export, and what their functions do to a socket that they are passed.
import type { Source } from './source.ts';

/** A file of the same project, with what its own imports resolve against. */
export interface ImportedFile {
  readonly text: string;
  /** Parses the file, once; null where it does not parse. */
  readonly source: () => Source | null;
  readonly imports: ModuleReader;
}

/** Finds the file that a specifier means; null where it is a package, does not exist or is too large. */
export type ModuleReader = (specifier: string) => ImportedFile | null;

/** For hosts that cannot read files. */
export const noImports: ModuleReader = () => null;
