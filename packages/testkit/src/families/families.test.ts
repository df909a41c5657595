import { libraries, type Library, type SocketRow } from '@socket-safety/libraries';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, test } from 'vitest';
import { HELD, LEFT_OUT, NEVER } from './held.ts';
import { casesOf, type RuleCase } from './rule-cases.ts';

const STRICT = rulesOfPreset(rules, 'strict');

/** Where a program gets its socket. */
const GETS = /const socket = [^;]+;|\bsocket\) (?:=> )?\{/;

test('every row is played, or says why it is not', () => {
  const told = [...Object.keys(HELD), ...Object.keys(LEFT_OUT)].sort();
  expect(told).toEqual(libraries.map(({ id }) => id).sort());
});

describe.each(Object.entries(HELD))('%s', (id, { type, program }) => {
  const row = rowOf(id, type);
  const place = (statements: string, at: RuleCase['at']): string =>
    at === 'later'
      ? program.replace('BODY', statements)
      : program.replace(GETS, (gets) => `${gets} ${statements}`).replace('BODY', '');
  const say = (statements: string, at: RuleCase['at'] = 'later'): readonly string[] =>
    rulesThatReport(place(statements, at));
  const never = NEVER[id] ?? {};
  const cases = casesOf(row, /const socket = new /.test(program)).filter(({ rule }) => !(rule in never));

  test('says nothing of what cannot fail', () => {
    const [name = 'send', method] = Object.entries(row.methods)[0] ?? [];
    const reported = say(`socket.${name}('hello');`).includes('no-unguarded-send');
    expect(reported).toBe(method?.role === 'send' && cases.some(({ rule }) => rule === 'no-unguarded-send'));
  });

  test.each(cases)('$rule: $bad', ({ rule, at, bad, ok }) => {
    expect(say(bad, at)).toContain(rule);
    // A program that hears the errors of one socket need not do all that sockets need.
    expect(say(ok, at).filter((one) => one === rule || !one.startsWith('require-'))).toEqual([]);
  });
});

function rulesThatReport(text: string): readonly string[] {
  const { findings, parseError } = lintText(text, { file: '/families/program.ts', rules: STRICT });
  expect(parseError).toBeNull();
  return findings.map(({ rule }) => rule);
}

function rowOf(id: string, type: string): SocketRow {
  const library: Library | undefined = libraries.find((one) => one.id === id);
  const own = library?.types[type]?.socket;
  const borrowed = library?.uses?.map((used) => used.types[type]?.socket).find((row) => row !== undefined);
  const row = own ?? borrowed;
  if (row === undefined) throw new Error(`The row "${id}" has no socket "${type}".`);
  return row;
}
