import { libraries, type Library, type SocketRow } from '@socket-safety/libraries';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, test } from 'vitest';
import { checkFormsOf } from './check-forms.ts';
import { HELD, LEFT_OUT, NEVER } from './held.ts';
import { lifeCasesOf, type Gotten, type Placed } from './life-cases.ts';
import { casesOf, type RuleCase } from './rule-cases.ts';

const STRICT = rulesOfPreset(rules, 'strict');

/** Where a program gets its socket. */
const GETS = /const [^;=]*\bsocket\b[^;=]*= [^;]+;|\bsocket\) (?:=> )?\{/;

const families = Object.entries(HELD).map(([id, { type, program }]) => {
  const row = rowOf(id, type);
  const never = NEVER[id] ?? {};
  const played = ({ rule }: { readonly rule: string }): boolean => !(rule in never);
  return {
    id,
    row,
    program,
    cases: casesOf(row, /const socket = new /.test(program)).filter(played),
    lives: lifeCasesOf(row, gottenIn(program)).filter(played),
    forms: checkFormsOf(row),
  };
});

test('every row is played, or says why it is not', () => {
  const told = [...Object.keys(HELD), ...Object.keys(LEFT_OUT)].sort();
  expect(told).toEqual(libraries.map(({ id }) => id).sort());
});

test('every rule has something to say of some family', () => {
  const played = families.flatMap(({ cases, lives }) => [...cases, ...lives].map(({ rule }) => rule));
  expect([...new Set(played)].sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(families)('$id', ({ row, program, cases, lives, forms }) => {
  const place = (statements: string, at: RuleCase['at']): string =>
    at === 'later'
      ? program.replace('BODY', statements)
      : program.replace(GETS, (gets) => `${gets} ${statements}`).replace('BODY', '');
  const say = (statements: string, at: RuleCase['at'] = 'later'): readonly string[] =>
    reportsIn(place(statements, at)).map(({ rule }) => rule);

  test('says nothing of what cannot fail', () => {
    const [name = 'send', method] = Object.entries(row.methods)[0] ?? [];
    const reported = say(`socket.${name}('hello');`).includes('no-unguarded-send');
    expect(reported).toBe(method?.role === 'send' && cases.some(({ rule }) => rule === 'no-unguarded-send'));
  });

  test.each(cases)('$rule: $bad', ({ rule, at, bad, ok }) => {
    expect(say(bad, at)).toContain(rule);
    expect(unwanted(say(ok, at), rule)).toEqual([]);
  });

  test.runIf(lives.length > 0)('a life of such sockets', () => {
    const sayOf = ({ once, top }: Placed) =>
      reportsIn(`${place(once, 'once')}\n${top}`).map(({ rule }) => rule);
    const silent = lives.filter(({ rule, bad }) => !sayOf(bad).includes(rule));
    const noisy = lives.filter(({ rule, ok }) => unwanted(sayOf(ok), rule).length > 0);
    expect({ silent, noisy }).toEqual({ silent: [], noisy: [] });
  });

  // Each form has a line of its own, so that one text holds them all.
  test.runIf(forms.length > 0)('conditions that mean to be open checks', () => {
    const lines = forms.flatMap(({ bad, ok }) => [bad, ok]);
    const before = 'const urgent = nth > 5; switch (nth) {\n';
    const body = lines.map((statements, nth) => `case ${nth}: { ${statements} break; }`).join('\n');
    const text = place(`${before}${body}\n}`, 'later');
    const first = text.slice(0, text.indexOf('case 0:')).split('\n').length;
    const reports = reportsIn(text);
    const rulesAt = (nth: number) =>
      reports.filter(({ line }) => line === first + nth).map(({ rule }) => rule);
    const silent = forms.filter((_, nth) => !rulesAt(2 * nth).includes('no-ineffective-open-check'));
    const noisy = forms.filter((_, nth) => unwanted(rulesAt(2 * nth + 1), '').length > 0);
    expect({ silent, noisy }).toEqual({ silent: [], noisy: [] });
  });
});

/** A program that does one thing right need not do all that sockets need. */
function unwanted(reported: readonly string[], rule: string): readonly string[] {
  return reported.filter((one) => one === rule || !one.startsWith('require-'));
}

function reportsIn(text: string): readonly { readonly rule: string; readonly line: number }[] {
  const { findings, parseError } = lintText(text, { file: '/families/program.ts', rules: STRICT });
  expect(parseError).toBeNull();
  return findings.map(({ rule, line }) => ({ rule, line }));
}

function gottenIn(program: string): Gotten {
  if (program.includes('function start')) return 'made';
  return program.includes('const socket = ') ? 'found' : 'handed';
}

function rowOf(id: string, type: string): SocketRow {
  const library: Library | undefined = libraries.find((one) => one.id === id);
  const own = library?.types[type]?.socket;
  const borrowed = library?.uses?.map((used) => used.types[type]?.socket).find((row) => row !== undefined);
  const row = own ?? borrowed;
  if (row === undefined) throw new Error(`The row "${id}" has no socket "${type}".`);
  return row;
}
