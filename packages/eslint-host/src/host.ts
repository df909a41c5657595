// What the adapter needs from outside of ESLint. Node's file system is looked up at run time, so that a build for the
// browser has no import to resolve.
import { libraries, type Library } from '@socket-safety/libraries';

/** Library rows and file access, replaceable in tests and in a browser. */
export interface Host {
  readonly libraries: readonly Library[];
  /** Reads a text file; null where there is none to be had. */
  readonly readText: (path: string) => string | null;
}

/** The rows that ship with the package, and the machine's files where the runtime has any. */
export const defaultHost: Host = { libraries, readText: readTextFromDisk };

/** A larger one is neither a module that helps nor a package.json. */
const MOST_BYTES = 20_000_000;

function readTextFromDisk(path: string): string | null {
  const files = globalThis.process?.getBuiltinModule?.('node:fs');
  const facts = files?.statSync(path, { throwIfNoEntry: false });
  if (files === undefined || facts?.isFile() !== true || facts.size > MOST_BYTES) return null;
  return files.readFileSync(path, 'utf8');
}
