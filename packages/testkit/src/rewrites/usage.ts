// What the command line of a trial says.
import type { Preset } from '@socket-safety/codemod-host';

/** A trial as it was asked for. */
export interface Wishes {
  /** Each holds one folder `owner__name` per repository. */
  readonly folders: readonly string[];
  /** Repositories to rewrite; all when there are none. */
  readonly only: readonly string[];
  readonly preset: Preset;
  /** Ids of the codemods to run; all when there are none. */
  readonly codemods: readonly string[];
  /** Where the patches and the rewritten copies go; a folder that is thrown away when null. */
  readonly out: string | null;
  /** Counts what the compiler says before and after, where a tsconfig.json holds a file that changed. */
  readonly types: boolean;
}

export const USAGE = `Usage: npm run rewrite-corpus -- <folder of checkouts> … [--only owner/name …] [--strict]
  [--codemods id …] [--types] [--out <folder>]`;

const ARITIES: ReadonlyMap<string, 'none' | 'one' | 'many'> = new Map([
  ['--strict', 'none'],
  ['--types', 'none'],
  ['--only', 'many'],
  ['--codemods', 'many'],
  ['--out', 'one'],
]);

/** Reads the words of the command line. Throws an `Error` whose message can be shown as it stands. */
export function readWishes(words: readonly string[]): Wishes {
  const folders: string[] = [];
  const given = new Map<string, string[]>();
  let taking = folders;
  let arity: 'none' | 'one' | 'many' = 'many';
  for (const word of words) {
    if (word.startsWith('--')) {
      arity = getArity(word);
      taking = arity === 'none' ? folders : [];
      given.set(word, arity === 'none' ? [] : taking);
      continue;
    }
    taking.push(word);
    if (arity === 'one') taking = folders;
  }
  for (const [flag, values] of given) {
    if (values.length === 0 && getArity(flag) !== 'none') throw new Error(`${flag}: needs a value\n${USAGE}`);
  }
  if (folders.length === 0) throw new Error(USAGE);
  return {
    folders,
    only: given.get('--only') ?? [],
    preset: given.has('--strict') ? 'strict' : 'recommended',
    codemods: given.get('--codemods') ?? [],
    out: given.get('--out')?.at(-1) ?? null,
    types: given.has('--types'),
  };
}

function getArity(flag: string): 'none' | 'one' | 'many' {
  const arity = ARITIES.get(flag);
  if (arity === undefined) throw new Error(`${flag}: there is no such flag\n${USAGE}`);
  return arity;
}
