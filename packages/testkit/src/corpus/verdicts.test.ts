import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { printVerdictsPerRule } from './verdict-table.ts';
import { compareVerdicts, readVerdicts, VERDICTS, type Verdict } from './verdicts.ts';

const verdict: Verdict = {
  repo: 'owner/chat',
  commit: '0123456789ab',
  file: 'src/link.ts',
  line: 12,
  rule: 'no-unguarded-send',
  verdict: 'hazard',
  reason: 'the timer outlives the socket',
};
const report = { ...verdict, column: 5, message: 'has no open check', source: '' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('readVerdicts', () => {
  it.each([
    ['a word for the line', { line: '12' }],
    ['no reason', { reason: '' }],
    ['a judgement that nobody knows', { verdict: 'fine' }],
    ['no commit', { commit: undefined }],
  ])('refuses %s', (_what, wrong) => {
    const path = join(folder, 'wrong.json');
    writeFileSync(path, JSON.stringify([verdict, { ...verdict, ...wrong }]));
    expect(() => readVerdicts(path)).toThrow('entry 1 is no verdict');
  });
});

describe('compareVerdicts', () => {
  it.each([
    ['the same place and rule', {}, true],
    ['another line', { line: 13 }, false],
    ['another rule', { rule: 'no-stale-open-check' }, false],
    ['another repository', { repo: 'owner/relay' }, false],
  ])('%s', (_what, moved, made) => {
    expect(compareVerdicts([verdict], [{ ...report, ...moved }])).toEqual([{ verdict, made }]);
  });
});

it('prints what was read and what is left of it', () => {
  const lost: Verdict = { ...verdict, verdict: 'silent-loss' };
  const unwanted: Verdict = { ...verdict, verdict: 'unwanted', reason: 'its caller asks' };
  const compared = [
    { verdict, made: true },
    { verdict: lost, made: true },
    { verdict: unwanted, made: true },
    { verdict: { ...unwanted, line: 14 }, made: false },
  ];
  const [header = '', row = '', sum = '', , ...places] = printVerdictsPerRule(compared).split('\n');
  expect(header.split(/ {2,}/)).toHaveLength(row.split(/ {2,}/).length);
  expect(row.split(/ {2,}/)).toEqual(['no-unguarded-send', '4', '1', '1', '2', '3', '1', '1', '1', '67 %']);
  expect(sum.split(/ {2,}/)[0]).toBe('all');
  expect(places).toEqual([
    'Unwanted and still made (1)',
    'owner/chat src/link.ts:12 no-unguarded-send: its caller asks',
    '',
    'Unwanted and gone (1)',
    'owner/chat src/link.ts:14 no-unguarded-send: its caller asks',
    '',
    'Wanted and gone (0)',
  ]);
});

describe('the verdicts of this repository', () => {
  const verdicts = readVerdicts(VERDICTS);

  it('name a rule that exists, a commit, and a file inside its repository', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(verdicts.filter(({ rule }) => !ids.has(rule))).toEqual([]);
    expect(verdicts.filter(({ commit }) => !/^[0-9a-f]{12}$/.test(commit))).toEqual([]);
    expect(verdicts.filter(({ file }) => /^\/|\.\.|\\/.test(file))).toEqual([]);
  });

  it('judge a report once, in order', () => {
    const places = verdicts.map(
      ({ repo, file, line, rule }) => `${repo} ${file} ${String(line).padStart(6)} ${rule}`,
    );
    expect(places).toEqual([...new Set(places)].sort());
  });

  it('cover 120 reports over 20 repositories, with a reason each', () => {
    expect(verdicts.length).toBeGreaterThanOrEqual(120);
    expect(new Set(verdicts.map(({ repo }) => repo)).size).toBeGreaterThanOrEqual(20);
    expect(verdicts.filter(({ reason }) => reason.split(' ').length < 4)).toEqual([]);
  });
});
