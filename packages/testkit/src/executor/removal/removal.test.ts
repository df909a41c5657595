import { describe, expect, it } from 'vitest';
import { removeAllGuards } from './all-guards.ts';
import { NOT_FAILING } from './not-failing.ts';

const LIMIT_MS = 120_000;

describe('guards of the cases, taken out', () => {
  it(
    'leave programs that fail, but for those of the table',
    () => {
      const removals = [...removeAllGuards()];
      const holding = removals.filter(({ fails }) => !fails).map(({ name }) => name);
      expect(holding.sort()).toEqual(Object.keys(NOT_FAILING).sort());
      expect(removals.length).toBeGreaterThan(80);
    },
    LIMIT_MS,
  );
});
