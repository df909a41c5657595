// Finds the pure finding behind each message that ESLint let through.
import { gradeOf, pathOf, type Facts, type Finding, type Grade } from '@socket-safety/analysis';
import type { Rule } from '@socket-safety/repairs';
import type { TSESTree } from '@typescript-eslint/types';
import type { Linter } from 'eslint';
import { placePath, type PlacedStep } from './placed-path.ts';

/** A finding as a rule gave it, before ESLint decided. */
export interface HeardFinding {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly facts: Facts;
  readonly loc: TSESTree.SourceLocation;
}

/** A finding that is shown. Lines and columns count from 1, `endColumn` is behind the last character. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: 'warn' | 'error';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** How well the socket is known that it speaks of; null where it speaks of none. */
  readonly grade: Grade | null;
  /** What led to it, in the order in which it happens. */
  readonly path: readonly PlacedStep[];
  readonly finding: Finding;
  readonly facts: Facts;
}

/**
 * Pairs messages with findings by rule, message and place. Messages without a finding, such as those of core rules
 * that a comment switched on, are left out.
 */
export function attachFindings(
  messages: readonly Linter.LintMessage[],
  heard: readonly HeardFinding[],
  namespace: string,
): readonly LintFinding[] {
  const waiting = new Map<string, HeardFinding[]>();
  for (const one of heard) {
    const { line, column } = one.loc.start;
    const key = keyOf(`${namespace}/${one.rule.id}`, one.finding.message, line, column + 1);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [one]);
    else same.push(one);
  }
  const attached: LintFinding[] = [];
  for (const message of messages) {
    const key = keyOf(message.ruleId, message.messageId, message.line, message.column);
    const found = waiting.get(key)?.shift();
    if (found !== undefined) attached.push(attach(message, found));
  }
  return attached;
}

function keyOf(rule: string | null, message: string | undefined, line: number, column: number): string {
  return [rule, message, line, column].join(' ');
}

function attach(message: Linter.LintMessage, { rule, finding, facts }: HeardFinding): LintFinding {
  const { line, column } = message;
  return {
    rule: rule.id,
    severity: message.severity === 2 ? 'error' : 'warn',
    message: message.message,
    line,
    column,
    endLine: message.endLine ?? line,
    endColumn: message.endColumn ?? column,
    grade: gradeOf(finding),
    path: placePath(pathOf(finding), facts.source.text),
    finding,
    facts,
  };
}
