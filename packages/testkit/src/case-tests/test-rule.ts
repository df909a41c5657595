// The one line of a rule's test.
import type { Rule } from '@socket-safety/repairs';
import { describe, expect, it } from 'vitest';
import { readCases } from './case-file.ts';
import { findCaseProblems } from './neighbours.ts';
import { testParity } from './parity.ts';
import { runInEslint } from './rule-tester.ts';

/** Tests a rule on the cases beside the test; `testUrl` is its `import.meta.url`. */
export function testRule(rule: Rule, testUrl: string): void {
  const cases = readCases(testUrl);
  describe(rule.id, () => {
    it('has cases in pairs', () => {
      expect(findCaseProblems(cases)).toEqual([]);
    });
    it('ends every message with a full stop', () => {
      expect(Object.values(rule.messages).filter((message) => !message.endsWith('.'))).toEqual([]);
    });
    runInEslint(rule, cases);
    if (rule.repairs.length === 0) return;
    for (const one of cases) {
      if (one.kind === 'bad') testParity(rule, one);
    }
  });
}
