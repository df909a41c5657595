// Hands cases to ESLint's own RuleTester, so that its strictness holds: duplicates, unasserted suggestions, changed trees.
import { toEslintRule } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint-9';
import { describe, it } from 'vitest';
import { optionsOf, type CaseFile } from './case-file.ts';
import { suggestedTexts } from './repaired-text.ts';

for (const tester of [RuleTester, RuleTester9]) {
  tester.describe = describe;
  tester.it = it;
  tester.itOnly = it.only;
}

/** Runs every case under the newest ESLint, and one of each sort under the oldest major that is supported. */
export function runInEslint(rule: Rule, cases: readonly CaseFile[]): void {
  const reported = cases.filter((one) => one.expected.length > 0);
  const silent = cases.filter((one) => one.expected.length === 0);
  const module = toEslintRule(rule);
  const config = { languageOptions: { parser } };
  describe('in ESLint 10', () => {
    const tester = new RuleTester(config);
    // ESLint declares the rules that it tests more generally than those that it runs.
    tester.run(rule.id, module as Parameters<typeof tester.run>[1], {
      valid: silent.map((one) => validCase(one, rule)),
      invalid: reported.map((one) => invalidCase(one, rule)),
    });
  });
  describe('in ESLint 9', () => {
    const tester = new RuleTester9(config);
    tester.run(rule.id, module, {
      valid: silent.slice(0, 1).map((one) => validCase(one, rule)),
      invalid: reported.slice(0, 1).map((one) => invalidCase(one, rule)),
    });
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
