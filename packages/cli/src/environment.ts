// What the command touches outside of itself, replaceable in tests.
import { realpathSync } from 'node:fs';
import type { Codemod, Rule } from '@socket-safety/repairs';
import colors from 'picocolors';
import { ask, type Ask } from './ask.ts';
import { loadCatalogue } from './catalogue.ts';
import { siblingOf } from './siblings.ts';

/** Where text goes, and how it is coloured. */
export interface Output {
  /** What was asked for. */
  readonly write: (text: string) => void;
  /** What went wrong, and notes. */
  readonly tell: (text: string) => void;
  readonly colors: Colors;
  /** Width of the terminal that shows what is written; absent where that goes to a file or another program. */
  readonly columns?: number;
  /** The terminal that shows what is told; absent where it is none, so that nobody watches progress. */
  readonly terminal?: NodeJS.WriteStream;
}

export type Colors = ReturnType<typeof colors.createColors>;

/** Rules and codemods by name. */
export interface Catalogue {
  readonly rules: readonly Rule[];
  readonly codemods: readonly Codemod[];
}

/** The folder to start from, the output, and what there is to run. */
export interface Environment {
  /** Without symbolic links, since files are shown relative to it. */
  readonly cwd: string;
  readonly output: Output;
  readonly loadCatalogue: () => Promise<Catalogue>;
  /** Environment variables; none in tests that need none. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Asks whoever sits at the terminal; absent where nobody does. */
  readonly ask?: Ask;
  /** Address of a module that exports `loadCatalogue`, so that threads can load it; absent: the work is not shared. */
  readonly catalogueModule?: string;
}

/** How a run ended: nothing to say, something to say, or not able to tell of every file. */
export type ExitCode = 0 | 1 | 2;

/** Creates the environment of the running process. Colours follow NO_COLOR, FORCE_COLOR and whether it is a terminal. */
export function processEnvironment(): Environment {
  return {
    cwd: realpathSync(process.cwd()),
    output: {
      write: (text) => process.stdout.write(text),
      tell: (text) => process.stderr.write(text),
      colors: colors.createColors(
        colors.isColorSupported && (process.stdout.isTTY || 'FORCE_COLOR' in process.env),
      ),
      ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
      ...(process.stderr.isTTY ? { terminal: process.stderr } : {}),
    },
    loadCatalogue,
    variables: process.env,
    catalogueModule: siblingOf(import.meta.url, 'catalogue'),
    ...(process.stdin.isTTY && process.stdout.isTTY ? { ask } : {}),
  };
}
