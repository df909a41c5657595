// `--shard 3/16`: one part of the files, so that several machines can share a check.
import { stat } from 'node:fs/promises';
import { KnownError } from '@socket-safety/codemod-host';

/** One of `count` parts; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MOST_SHARDS = 10_000;

/** Reads `3/16`; null where it is none. */
export function readShard(word: string): Shard | null {
  const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(word) ?? []).map(Number);
  return index >= 1 && index <= count && count <= MOST_SHARDS ? { index, count } : null;
}

/** Prints a shard as it is written on the command line. */
export function printShard({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** Keeps the files of a shard, which the same checkout gives on every machine. */
export async function keepShard(files: readonly string[], shard: Shard): Promise<readonly string[]> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        // Whoever looks into it will tell.
        () => 0,
      ),
    ),
  );
  return shareOf(
    files.map((file, at) => ({ file, bytes: sizes[at] ?? 0 })),
    shard,
  );
}

/**
 * Cuts sorted files into runs of about the same number of bytes, and returns one of them. Neighbours stay together, since they share
 * a tsconfig.json, whose program each machine makes for itself. No share is larger than an even one by more than its largest file.
 */
export function shareOf(
  files: readonly { readonly file: string; readonly bytes: number }[],
  { index, count }: Shard,
): readonly string[] {
  // An empty file is opened as well.
  const total = files.reduce((sum, { bytes }) => sum + bytes + 1, 0);
  let before = 0;
  return files.flatMap(({ file, bytes }) => {
    const middle = before + (bytes + 1) / 2;
    before += bytes + 1;
    return Math.floor((middle * count) / total) === index - 1 ? [file] : [];
  });
}

/** Throws a `KnownError` where something is asked for that needs all files. */
export function refuseForShard(shard: Shard | undefined, wishes: Readonly<Record<string, unknown>>): void {
  if (shard === undefined) return;
  for (const [option, wish] of Object.entries(wishes)) {
    if (wish !== undefined && wish !== false)
      throw new KnownError(`--shard looks at a part of the files, so it does not go with ${option}`);
  }
}
