import { describe, expect, it } from 'vitest';
import { isFalseAlarm, isMiss, judgeLabels, type Label } from './labels.ts';
import type { Report } from './measurement.ts';

const label: Label = {
  repo: 'owner/chat',
  file: 'src/link.ts',
  line: 12,
  kind: 'send',
  verdict: 'hazard',
  reason: 'the timer outlives the socket',
};

const report: Report = {
  repo: 'owner/chat',
  file: 'src/link.ts',
  line: 12,
  column: 5,
  rule: 'no-unguarded-send',
  message: 'has no open check',
  source: 'socket.send(beat);',
};

function rulesAt(place: Partial<Label>, reports: readonly Report[]): readonly string[] {
  return judgeLabels([{ ...label, ...place }], reports).flatMap((judged) =>
    judged.reports.map(({ rule }) => rule),
  );
}

describe('judgeLabels', () => {
  it('pairs a label with a report on its line', () => {
    expect(rulesAt({}, [report])).toEqual(['no-unguarded-send']);
  });

  it.each([[{ line: 13 }], [{ file: 'src/other.ts' }], [{ repo: 'owner/other' }]])(
    'pairs no report at another place: %j',
    (place) => {
      expect(rulesAt(place, [report])).toEqual([]);
    },
  );

  it('pairs a loop with reports where its collection is changed', () => {
    expect(rulesAt({ kind: 'loop', line: 8, mutation_lines: [10, 12] }, [report])).toEqual([
      'no-unguarded-send',
    ]);
    expect(rulesAt({ kind: 'loop', line: 8, mutation_lines: [10] }, [report])).toEqual([]);
  });
});

describe('what a pair means', () => {
  it.each([
    ['hazard', [report], 'neither'],
    ['hazard', [], 'miss'],
    ['safe', [report], 'false alarm'],
    ['safe', [], 'neither'],
    ['not a socket', [report], 'false alarm'],
    ['well-defined in JS', [report], 'false alarm'],
    ['arguable', [report], 'neither'],
    ['arguable', [], 'neither'],
  ])('%s with %j: %s', (verdict, reports, meaning) => {
    const judged = { label: { ...label, verdict }, reports };
    expect(isFalseAlarm(judged)).toBe(meaning === 'false alarm');
    expect(isMiss(judged)).toBe(meaning === 'miss');
  });
});
