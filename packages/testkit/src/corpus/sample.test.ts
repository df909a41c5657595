import { describe, expect, it } from 'vitest';
import type { Report } from './measurement.ts';
import { drawSample } from './sample.ts';

const REPORTS = [
  ...reportsOf('owner/loud', 90),
  ...reportsOf('owner/calm', 8),
  ...reportsOf('owner/quiet', 2),
];

describe('drawSample', () => {
  it('draws the same for the same seed, and something else for another', () => {
    expect(drawSample(REPORTS, 12, 4)).toEqual(drawSample(REPORTS, 12, 4));
    expect(drawSample(REPORTS, 12, 5)).not.toEqual(drawSample(REPORTS, 12, 4));
  });

  it('takes no more than twice the even share from one repository', () => {
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawSample(REPORTS, 12, seed);
      expect(drawn.filter(({ repo }) => repo === 'owner/loud').length).toBeLessThanOrEqual(8);
      expect(drawn).toHaveLength(12);
      expect(new Set(drawn).size).toBe(12);
    }
  });

  it('gives what there is', () => {
    expect(drawSample(reportsOf('owner/quiet', 2), 12, 1)).toHaveLength(2);
    expect(drawSample([], 12, 1)).toEqual([]);
    expect(drawSample(REPORTS, 0, 1)).toEqual([]);
  });
});

function reportsOf(repo: string, count: number): readonly Report[] {
  return Array.from({ length: count }, (_, index) => ({
    repo,
    file: 'src/link.ts',
    line: index + 1,
    column: 1,
    rule: 'no-unguarded-send',
    message: 'has no open check',
    source: 'socket.send(beat);',
  }));
}
