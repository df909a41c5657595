import { describe, expect, it } from 'vitest';
import type { JudgedLabel } from './labels.ts';
import type { Measurement, Report } from './measurement.ts';
import { printFailures, printMistakes, printRepositories, printRules, printVerdicts } from './printing.ts';

describe('printRepositories', () => {
  it('ends with the sum', () => {
    const printed = printRepositories([measurementOf('a/chat', 2, 0.26), measurementOf('b/relay', 3, 0.26)]);
    const rows = printed.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows.map(([name, files]) => [name, files])).toEqual([
      ['repository', 'files'],
      ['a/chat', '2'],
      ['b/relay', '3'],
      ['all', '5'],
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual(['seconds', '0.3', '0.3', '0.5']);
  });
});

describe('printRules', () => {
  it('puts the rule with most reports first', () => {
    const reports = [reportBy('no-calm'), reportBy('no-loud'), reportBy('no-loud')];
    expect(printRules(reports).split('\n').slice(1)).toEqual([
      'no-loud        2             1',
      'no-calm        1             1',
    ]);
  });
});

describe('printVerdicts', () => {
  it('counts a label for every rule that reports it, and once as reported', () => {
    const judged = [
      judgedAs('hazard', reportBy('no-loud'), reportBy('no-calm')),
      judgedAs('hazard', reportBy('no-loud'), reportBy('no-loud')),
      judgedAs('hazard'),
    ];
    expect(printVerdicts(judged).split('\n')).toEqual([
      'verdict       labels  reported  no-calm  no-loud',
      'send: hazard       3         2        1        2',
    ]);
  });
});

describe('printMistakes', () => {
  it('lists what is fine and reported, and hazards that are not', () => {
    const judged = [
      judgedAs('safe', reportBy('no-loud')),
      judgedAs('hazard'),
      judgedAs('arguable'),
      judgedAs('safe'),
    ];
    expect(printMistakes(judged).split('\n')).toEqual([
      'Reported, though the label says that it is fine:',
      'a/chat link.ts:7 safe: as read',
      '    7: no-loud: has no open check',
      '',
      'Not reported, though the label says hazard:',
      'a/chat link.ts:7 send: as read',
    ]);
  });
});

describe('printFailures', () => {
  it('says a shared reason once', () => {
    const failures = ['one.ts', 'two.ts'].map((file) => ({ repo: 'a/chat', file, why: 'bad luck' }));
    expect(printFailures('Crashes', failures).split('\n')).toEqual([
      'Crashes (2):',
      'bad luck',
      '  in a/chat one.ts',
      '  in a/chat two.ts',
    ]);
    expect(printFailures('Crashes', [])).toBe('Crashes (0): none');
  });
});

function measurementOf(repo: string, files: number, seconds: number): Measurement {
  const counts = { files, withEvidence: 0, withSockets: 0, functions: 0, unsupported: 0 };
  return { repo, ...counts, reports: [], crashes: [], unparsed: [], slow: [], seconds };
}

function reportBy(rule: string): Report {
  const place = { repo: 'a/chat', file: 'link.ts', line: 7, column: 3 };
  return { ...place, rule, message: 'has no open check', source: 'socket.send(beat);' };
}

function judgedAs(verdict: string, ...reports: readonly Report[]): JudgedLabel {
  const label = {
    repo: 'a/chat',
    file: 'link.ts',
    line: 7,
    kind: 'send',
    verdict,
    reason: 'as read',
  } as const;
  return { label, reports };
}
