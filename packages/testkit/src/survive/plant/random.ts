// Numbers that look random and are the same on every run.

/** A source of choices. */
export interface Random {
  /** An integer from 0 to below `count`. */
  readonly below: (count: number) => number;
  /** Null where there is nothing to choose from. */
  readonly pick: <T>(all: readonly T[]) => T | null;
}

/** Creates a source of choices; the same seed gives the same ones. */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    // A xorshift, three shifts of which visit every state but zero.
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
  if (state === 0) state = 1;
  for (let round = 0; round < 8; round++) next();
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (all) => all[below(all.length)] ?? null };
}
