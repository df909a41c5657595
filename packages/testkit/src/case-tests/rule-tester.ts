// Hands cases to ESLint's own RuleTester, so that its strictness holds: duplicates, unasserted suggestions, changed trees.
import { toEslintRule } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import { RuleTester as OldRuleTester } from 'eslint-9';
import { describe, it } from 'vitest';
import { optionsOf, type CaseFile } from './case-file.ts';
import { suggestedTexts } from './repaired-text.ts';

// Both majors take the same cases and rules; only their declarations differ.
const RuleTester9 = OldRuleTester as unknown as typeof RuleTester;

for (const Tester of [RuleTester, RuleTester9]) {
  Tester.describe = describe;
  Tester.it = it;
  Tester.itOnly = it.only;
}

/** Runs every case under the newest ESLint, and one of each sort under the oldest major that is supported. */
export function runInEslint(rule: Rule, cases: readonly CaseFile[]): void {
  const reported = cases.filter((one) => one.expected.length > 0);
  const silent = cases.filter((one) => one.expected.length === 0);
  describe('in ESLint 10', () => run(RuleTester, rule, silent, reported));
  describe('in ESLint 9', () => run(RuleTester9, rule, silent.slice(0, 1), reported.slice(0, 1)));
}

function run(
  Tester: typeof RuleTester,
  rule: Rule,
  silent: readonly CaseFile[],
  reported: readonly CaseFile[],
): void {
  const tester = new Tester({ languageOptions: { parser } });
  tester.run(rule.id, toEslintRule(rule) as Parameters<typeof tester.run>[1], {
    valid: silent.map((one) => validCase(one, rule)),
    invalid: reported.map((one) => invalidCase(one, rule)),
  });
}

function validCase(one: CaseFile, rule: Rule): RuleTester.ValidTestCase {
  const options = optionsOf(one, rule);
  return {
    name: one.name,
    code: one.code,
    filename: one.path,
    ...(options === null ? {} : { options: [options] }),
    ...(one.settings === null ? {} : { settings: { 'socket-safety': one.settings } }),
  };
}

function invalidCase(one: CaseFile, rule: Rule): RuleTester.InvalidTestCase {
  const suggested = rule.repairs.length === 0 ? null : suggestedTexts(one, rule);
  return {
    ...validCase(one, rule),
    errors: one.expected.map(({ line, column, endColumn, message }, index) => ({
      messageId: message,
      line,
      column,
      ...(endColumn === null ? {} : { endLine: line, endColumn }),
      ...(suggested?.[index]?.length ? { suggestions: [...suggested[index]] } : {}),
    })),
  };
}
