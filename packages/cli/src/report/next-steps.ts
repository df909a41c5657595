// What somebody at a terminal can do about findings.
import type { Colors } from '../environment.ts';
import { harmless, wrap } from '../wording.ts';
import type { CheckReport } from './check-report.ts';

/** Prints which command rewrites findings and which explains one; nothing where there is nothing to do. */
export function printNextSteps(
  { findings, rules }: CheckReport,
  { colors, columns }: { readonly colors: Colors; readonly columns: number },
): string {
  const [first] = findings;
  if (first === undefined) return '';
  const withCodemod = new Set(rules.filter(({ rule }) => rule.repairs.length > 0).map(({ rule }) => rule.id));
  const isRewritten = findings.some(({ rule }) => withCodemod.has(rule));
  const steps = [
    `How one comes about: socket-safety explain ${harmless(first.file)}:${first.line}`,
    ...(isRewritten ? ['What would be rewritten: socket-safety migrate --dry-run'] : []),
  ];
  return steps.flatMap((step) => wrap(step, columns).map((line) => `${colors.dim(line)}\n`)).join('');
}
