import { libraries, type Library, type SocketRow } from '@socket-safety/libraries';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, test } from 'vitest';
import { HELD, LEFT_OUT } from './held.ts';
import { casesOf } from './rule-cases.ts';

const STRICT = rulesOfPreset(rules, 'strict');

test('every row is played, or says why it is not', () => {
  const told = [...Object.keys(HELD), ...Object.keys(LEFT_OUT)].sort();
  expect(told).toEqual(libraries.map(({ id }) => id).sort());
});

describe.each(Object.entries(HELD))('%s', (id, { type, program }) => {
  const row = rowOf(id, type);
  const say = (body: string): readonly string[] => rulesThatReport(program.replace('BODY', body));
  const cases = casesOf(row);

  test('says nothing of what cannot fail', () => {
    const [name = 'send', method] = Object.entries(row.methods)[0] ?? [];
    const reported = say(`socket.${name}('hello');`).includes('no-unguarded-send');
    expect(reported).toBe(method?.role === 'send' && cases.some(({ rule }) => rule === 'no-unguarded-send'));
  });

  test.each(cases)('$rule: $bad', ({ rule, bad, ok }) => {
    expect(say(bad)).toContain(rule);
    expect(say(ok)).toEqual([]);
  });
});

/** Reports about sends; those about lives are the tests' of `life`. */
function rulesThatReport(text: string): readonly string[] {
  const { findings, parseError } = lintText(text, { file: '/families/program.ts', rules: STRICT });
  expect(parseError).toBeNull();
  return findings.map(({ rule }) => rule).filter((rule) => !rule.startsWith('require-'));
}

function rowOf(id: string, type: string): SocketRow {
  const library: Library | undefined = libraries.find((one) => one.id === id);
  const own = library?.types[type]?.socket;
  const borrowed = library?.uses?.map((used) => used.types[type]?.socket).find((row) => row !== undefined);
  const row = own ?? borrowed;
  if (row === undefined) throw new Error(`The row "${id}" has no socket "${type}".`);
  return row;
}
