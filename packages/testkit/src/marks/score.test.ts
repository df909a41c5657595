import { describe, expect, it } from 'vitest';
import { readMarks } from './marks.ts';
import { scoreProgram } from './score.ts';

const BUILT = new Set(['no-unguarded-send', 'no-send-after-close']);

/** Reports are written `line rule`. */
function score(text: string, ...reports: readonly string[]) {
  const read = reports.map((report) => {
    const [line, rule = ''] = report.split(' ');
    return { line: Number(line), rule, message: '' };
  });
  const { reported, missed, unbuilt, falseAlarms, byOtherRules } = scoreProgram(
    readMarks(text).marks,
    read,
    BUILT,
  );
  return {
    reported,
    missed: missed.map((demand) => demand.map(({ line }) => line)),
    unbuilt: unbuilt.length,
    falseAlarms: falseAlarms.map(({ line }) => line),
    byOtherRules: byOtherRules.map(({ line }) => line),
  };
}

const NOTHING = { reported: 0, missed: [], unbuilt: 0, falseAlarms: [], byOtherRules: [] };

describe('scoreProgram', () => {
  it('counts a mark that one of its rules reports', () => {
    const text = 'send(); //! no-unguarded-send|no-send-after-close';
    expect(score(text, '1 no-send-after-close')).toEqual({ ...NOTHING, reported: 1 });
    expect(score(text)).toEqual({ ...NOTHING, missed: [[1]] });
  });

  it('counts a group once', () => {
    const text = 'if (socket) //!a no-open\n  send(); //!a no-unguarded-send\nsend(); //!b no-unguarded-send';
    expect(score(text, '2 no-unguarded-send')).toEqual({ ...NOTHING, reported: 1, missed: [[3]] });
    expect(score(text)).toEqual({ ...NOTHING, missed: [[1, 2], [3]] });
  });

  it('sets marks apart that name no rule there is', () => {
    expect(score('connect(); //! require-backoff')).toEqual({ ...NOTHING, unbuilt: 1 });
    expect(score('connect(); //! require-backoff|no-unguarded-send')).toEqual({ ...NOTHING, missed: [[1]] });
  });

  it('asks nothing of a line that may be reported', () => {
    const text = 'send(); //? no-unguarded-send';
    expect(score(text)).toEqual(NOTHING);
    expect(score(text, '1 no-unguarded-send')).toEqual(NOTHING);
  });

  it('tells reports on unmarked lines from those by another rule', () => {
    const text = 'open();\nsend(); //! no-unguarded-send';
    expect(score(text, '1 no-unguarded-send', '2 no-unguarded-send', '2 no-send-after-close')).toEqual({
      ...NOTHING,
      reported: 1,
      falseAlarms: [1],
      byOtherRules: [2],
    });
  });
});
