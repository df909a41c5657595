// Lints one file for the project loop.
import type { Facts } from '@socket-safety/analysis';
import type { LintOutcome, RuleUse } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import type { Effort, FileOutcome, Subject } from './file-result.ts';
import { isFlow } from './flow.ts';

/** Lints a file. Loads ESLint when it is first called. */
export async function checkFile(subject: Subject): Promise<FileOutcome> {
  const { lintText } = await import('@socket-safety/eslint-host');
  const { file, source, settings, programFor } = subject;
  const { rules, takeEffort } = listeningRules(subject.rules);
  const outcome = lintText(source.text, { file, rules, settings, program: programFor(source.text) });
  const effort = takeEffort();
  return failureIn(outcome, source.text) ?? { kind: 'checked', findings: outcome.findings, effort };
}

/** Says why a file's lint cannot be relied on, or null. */
export function failureIn(
  outcome: {
    readonly parseError: LintOutcome['parseError'];
    readonly crashes: LintOutcome['crashes'];
  },
  text: string,
): FileOutcome | null {
  const { parseError, crashes } = outcome;
  if (parseError !== null) {
    const { line, column, message } = parseError;
    const place = `line ${line}, column ${column}: ${message}`;
    return {
      kind: 'failed',
      message: isFlow(text) ? `is written in Flow, which is not read (${place})` : place,
    };
  }
  const [crash] = crashes;
  return crash === undefined ? null : { kind: 'failed', message: crash.message, stack: crash.stack };
}

interface ListeningRules {
  readonly rules: readonly RuleUse[];
  readonly takeEffort: () => Effort;
}

const listening = new WeakMap<readonly RuleUse[], ListeningRules>();

/** Adds a rule that reports nothing and notes the effort, which no finding tells where there is none. */
function listeningRules(rules: readonly RuleUse[]): ListeningRules {
  const before = listening.get(rules);
  if (before !== undefined) return before;
  let effort: Effort = { functions: 0, unsupported: 0 };
  const listener: Rule = {
    id: 'effort',
    kind: 'suggestion',
    description: 'Note what the analysis cost',
    presets: { recommended: 'off', strict: 'off' },
    messages: {},
    repairs: [],
    check: (facts: Facts) => {
      effort = facts.effort;
      return [];
    },
  };
  const made: ListeningRules = {
    rules: [...rules, { rule: listener, severity: 'warn' }],
    takeEffort: () => {
      const taken = effort;
      effort = { functions: 0, unsupported: 0 };
      return taken;
    },
  };
  listening.set(rules, made);
  return made;
}
