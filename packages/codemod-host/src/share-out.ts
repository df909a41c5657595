// Work on many files, shared between several who can do it.
import type { TypeSource } from './project.ts';

/**
 * Whoever helps loads a linter and a parser before its first file, and makes a program where there are types: that takes as long as
 * looking into so many files.
 */
const FILES_PER_HAND = 40;

/** Does the work on one file; never rejects. */
export type Worker<One> = (one: One) => Promise<void>;

/** Returns how many have enough to do, by the number of files with evidence. */
export function handsFor(files: number): number {
  const count = Math.floor(files / FILES_PER_HAND);
  return count < 2 ? 0 : count;
}

/**
 * Does the work on each file, one at a time per worker. Files of one tsconfig.json go to as few as pay, since each of them makes its
 * program; a worker has those of its own first, and then takes from those that are for anyone.
 */
export async function shareOut<One extends { readonly file: string }>(
  waiting: readonly One[],
  workers: readonly Worker<One>[],
  types: TypeSource | null,
): Promise<void> {
  const { own, common } = deal(waiting, workers.length, types);
  await Promise.all(
    workers.map(async (work, at) => {
      const mine = own[at] ?? [];
      for (let one = mine.shift() ?? common.shift(); one !== undefined; one = mine.shift() ?? common.shift())
        await work(one);
    }),
  );
}

function deal<One extends { readonly file: string }>(
  waiting: readonly One[],
  count: number,
  types: TypeSource | null,
): { readonly own: One[][]; readonly common: One[] } {
  const groups = new Map<string, One[]>();
  const common: One[] = [];
  for (const one of waiting) {
    const tsconfig = types?.tsconfigOf?.(one.file) ?? null;
    const group = tsconfig === null ? common : groups.get(tsconfig);
    if (group !== undefined) group.push(one);
    else if (tsconfig !== null) groups.set(tsconfig, [one]);
  }
  const own: One[][] = Array.from({ length: count }, () => []);
  const parts = [...groups.values()].flatMap((group) => inParts(group, count));
  for (const part of parts.sort((left, right) => right.length - left.length)) {
    const [least] = [...own].sort((left, right) => left.length - right.length);
    least?.push(...part);
  }
  return { own, common };
}

function inParts<T>(group: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(most, Math.floor(group.length / FILES_PER_HAND)));
  const size = Math.ceil(group.length / count);
  return Array.from({ length: count }, (_, at) => group.slice(at * size, (at + 1) * size));
}
