import { describe, expect, it } from 'vitest';
import { listCases } from './all-cases.ts';
import { judgeCase } from './case-verdict.ts';
import { KNOWN_CASES, PENDING_RULES } from './known-cases.ts';

// What the command searches to the end is searched less deeply where nothing should be found, so that the test takes seconds.
const BOUNDS = {
  bad: { maxSchedules: 3000, maxDeviations: 2 },
  ok: { maxSchedules: 3000, maxDeviations: 1 },
} as const;

describe('the cases of the rules, run', () => {
  const judged = listCases()
    .filter(({ rule }) => !(rule in PENDING_RULES))
    .map(({ rule, one, row }) => ({
      name: `${rule}/${one.name}`,
      verdict: judgeCase(one, row, one.kind === 'bad' ? BOUNDS.bad : BOUNDS.ok),
    }));
  const wrong = judged.filter(({ verdict: { kind } }) => kind !== 'holds' && kind !== 'unjudged');

  it('bear out their labels', () => {
    const unknown = wrong.filter(({ name }) => !(name in KNOWN_CASES));
    expect(unknown.map(({ name, verdict }) => `${name}: ${verdict.kind} – ${verdict.detail}`)).toEqual([]);
  });

  it('need every row of the table of known cases', () => {
    const needed = new Set(wrong.map(({ name }) => name));
    const shown = Object.entries(KNOWN_CASES).filter(
      ([, { deviations = 1 }]) => deviations <= BOUNDS.ok.maxDeviations,
    );
    expect(shown.map(([name]) => name).filter((name) => !needed.has(name))).toEqual([]);
  });

  it('are driven', () => {
    expect(judged.filter(({ verdict }) => verdict.kind === 'holds').length).toBeGreaterThan(100);
  });
});
