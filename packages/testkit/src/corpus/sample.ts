// Draws reports for a person to read: by chance, but the same ones for the same seed.
import type { Report } from './measurement.ts';

/**
 * Draws up to `size` reports, spread over repositories: none gives more than twice its even share.
 *
 * Gives fewer where that share leaves too few. The order is the one drawn.
 */
export function drawSample(reports: readonly Report[], size: number, seed: number): readonly Report[] {
  const repositories = new Set(reports.map(({ repo }) => repo)).size;
  const share = Math.ceil((2 * size) / Math.max(repositories, 1));
  const taken = new Map<string, number>();
  const drawn: Report[] = [];
  for (const report of shuffled(reports, randomOf(seed))) {
    const before = taken.get(report.repo) ?? 0;
    if (drawn.length === size) break;
    if (before === share) continue;
    taken.set(report.repo, before + 1);
    drawn.push(report);
  }
  return drawn;
}

function shuffled<T>(ordered: readonly T[], random: () => number): readonly T[] {
  return ordered
    .map((value) => ({ value, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ value }) => value);
}

/** The generator mulberry32: numbers in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
