// What the command line of a measurement says.
import { isPreset, type Preset } from '@socket-safety/codemod-host';

/** A measurement as it was asked for. */
export interface Wishes {
  /** Each holds one folder `owner__name` per repository. */
  readonly folders: readonly string[];
  readonly preset: Preset;
  /** Repositories to measure; all when there are none. */
  readonly only: readonly string[];
  readonly labels: string | null;
  readonly out: string | null;
  readonly sample: number;
  readonly seed: number;
  /** Lints the files that hold judged reports alone, and tells which of those reports are still made. */
  readonly verdicts: boolean;
  /** Only tells what the labelled sends are taken for. */
  readonly identification: boolean;
  /** With types where a checkout has a tsconfig.json; of use in identification alone. */
  readonly types: boolean;
}

export const USAGE = `Usage: npm run corpus -- <folder of checkouts> … [--only owner/name …] [--preset recommended]
  [--labels <json>] [--out <file>] [--sample n --seed s]
       npm run corpus -- <folder of checkouts> … --verdicts [--only owner/name …] [--preset recommended]
       npm run corpus -- <folder of checkouts> … --labels <json> --identification [--types] [--only owner/name …]`;

/** How many words follow each flag. */
const FLAGS: Readonly<Record<string, 'none' | 'one' | 'many'>> = {
  '--identification': 'none',
  '--types': 'none',
  '--verdicts': 'none',
  '--only': 'many',
  '--preset': 'one',
  '--labels': 'one',
  '--out': 'one',
  '--sample': 'one',
  '--seed': 'one',
};

/** Reads the words of the command line. Throws an `Error` whose message can be shown as it stands. */
export function readWishes(words: readonly string[]): Wishes {
  const { folders, given } = sortWords(words);
  if (folders.length === 0) throw new Error(USAGE);
  const one = (flag: string): string | null => given.get(flag)?.at(-1) ?? null;
  const preset = one('--preset') ?? 'recommended';
  if (!isPreset(preset)) throw new Error(`--preset ${preset}: there is no such preset`);
  const identification = given.has('--identification');
  if (identification && !given.has('--labels')) throw new Error('--identification: needs --labels');
  return {
    folders,
    preset,
    only: given.get('--only') ?? [],
    labels: one('--labels'),
    out: one('--out'),
    sample: readCount('--sample', one('--sample') ?? '0'),
    seed: readCount('--seed', one('--seed') ?? '1'),
    verdicts: given.has('--verdicts'),
    identification,
    types: given.has('--types'),
  };
}

function sortWords(words: readonly string[]): {
  readonly folders: readonly string[];
  readonly given: ReadonlyMap<string, readonly string[]>;
} {
  const folders: string[] = [];
  const given = new Map<string, string[]>();
  let taking: string[] | null = null;
  let wanted: 'none' | 'one' | 'many' = 'one';
  for (const word of words) {
    if (word.startsWith('--')) {
      const arity = FLAGS[word];
      if (arity === undefined) throw new Error(`${word}: there is no such flag\n${USAGE}`);
      wanted = arity;
      taking = wanted === 'none' ? null : [];
      given.set(word, taking ?? []);
    } else {
      (taking ?? folders).push(word);
      if (wanted === 'one') taking = null;
    }
  }
  for (const [flag, values] of given) {
    if (values.length === 0 && FLAGS[flag] !== 'none') throw new Error(`${flag}: needs a value\n${USAGE}`);
  }
  return { folders, given };
}

function readCount(flag: string, written: string): number {
  if (!/^\d+$/.test(written)) throw new Error(`${flag} ${written}: must be a whole number`);
  return Number(written);
}
