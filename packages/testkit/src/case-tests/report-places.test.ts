// Where each rule points: at a call, a condition or a name, within one line of each case.
import { lintText, type LintFinding } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { expect, it } from 'vitest';
import { readCases } from './case-file.ts';
import { useOf } from './repaired-text.ts';

const CALL = ['CallExpression'];
const CONDITION = [
  'BinaryExpression',
  'LogicalExpression',
  'MemberExpression',
  'CallExpression',
  'AssignmentExpression',
];
const SOCKET = ['Identifier', 'NewExpression', 'CallExpression'];

/** What a rule may underline, and why it is no call where it is none. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'no-exit-on-socket-error': CALL,
  'no-fragile-broadcast': CALL,
  'no-ineffective-open-check': CONDITION,
  // The loop where the change is out of sight.
  'no-mutation-during-iteration': ['CallExpression', 'ForOfStatement'],
  'no-send-after-close': CALL,
  'no-send-before-open': CALL,
  'no-send-in-error-handler': CALL,
  // Whatever clears a slot.
  'no-stale-close-handler': ['CallExpression', 'AssignmentExpression', 'UnaryExpression'],
  'no-stale-open-check': CALL,
  // The callback, or the function that is handed over by its name.
  'no-swallowed-send-error': ['CatchClause', 'ArrowFunctionExpression', 'Identifier'],
  'no-unguarded-send': CALL,
  'prefer-copy-iteration': CALL,
  // A slot may be set by an assignment.
  'require-close-cleanup': ['CallExpression', 'AssignmentExpression'],
  'require-error-listener': SOCKET,
  'require-heartbeat': SOCKET,
  // The function that reconnects, where it is handed over by its name.
  'require-reconnect-backoff': ['CallExpression', 'Identifier'],
  // The function's name.
  'require-send-result': ['Identifier', 'PrivateIdentifier'],
};

it.each(rules.map((rule) => [rule.id, rule] as const))('%s points at little', (id, rule) => {
  const places = [...eachPlace(rule)];
  expect(places.filter(({ line, endLine }) => endLine !== line)).toEqual([]);
  expect(new Set(places.map(({ finding }) => finding.node.type))).toEqual(new Set(PLACES[id]));
});

function* eachPlace(rule: Rule): Generator<LintFinding & { readonly name: string }> {
  for (const one of readCases(new URL(`../../../../rules/${rule.id}/rule.test.ts`, import.meta.url).href)) {
    if (one.expected.length === 0) continue;
    for (const found of lintText(one.code, { file: one.path, rules: [useOf(one, rule)] }).findings)
      yield { ...found, name: one.name };
  }
}
