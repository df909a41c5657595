// One ESLint `Linter` per list of rules, reused from file to file.
import type { Facts, Finding } from '@socket-safety/analysis';
import type { Rule } from '@socket-safety/repairs';
import { Linter } from 'eslint';
import { asError } from './facts-cache.ts';
import type { Host } from './host.ts';
import { attachFindings, type HeardFinding } from './lint-findings.ts';
import type { Crash, LintOptions, LintOutcome, RuleUse } from './lint-outcome.ts';
import { parserFor } from './parser.ts';
import { toEslintRule } from './rule-adapter.ts';
import { SETTINGS_KEY } from './settings.ts';

/** The prefix under which ESLint users, and their inline directives, know the rules. */
export const NAMESPACE = 'socket-safety';

type Runner = (
  text: string,
  options: LintOptions,
  sourceType: Linter.SourceType,
) => Omit<LintOutcome, 'rangeShift'>;

const runners = new WeakMap<readonly RuleUse[], { readonly host: Host; readonly run: Runner }>();

/** Returns the function that lints with these rules; made once per array of rules. */
export function runnerOf(rules: readonly RuleUse[], host: Host): Runner {
  const before = runners.get(rules);
  if (before?.host === host) return before.run;
  const run = createRunner(rules, host);
  runners.set(rules, { host, run });
  return run;
}

function createRunner(uses: readonly RuleUse[], host: Host): Runner {
  let heard: HeardFinding[] = [];
  let crashes: Crash[] = [];
  const listener = {
    finding: (rule: Rule, finding: Finding, facts: Facts, loc: HeardFinding['loc']) =>
      heard.push({ rule, finding, facts, loc }),
    crash: (error: Error) => crashes.push(crashOf(error)),
  };
  const rules = Object.fromEntries(uses.map(({ rule }) => [rule.id, toEslintRule(rule, host, listener)]));
  const entries = Object.fromEntries(uses.map((use) => [`${NAMESPACE}/${use.rule.id}`, entryOf(use)]));
  // The root of the file system, since ESLint ignores files outside of its working directory.
  const linter = new Linter({ cwd: '/' });

  return (text, { file, settings, program }, sourceType) => {
    heard = [];
    crashes = [];
    const config: Linter.Config[] = [
      { ignores: ['!**/node_modules/', '!**/.git/'] },
      {
        files: ['**/*.*'],
        plugins: { [NAMESPACE]: { rules } },
        languageOptions: { sourceType, parser: parserFor(file, text, program ?? null) },
        linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
        settings: { [SETTINGS_KEY]: settings ?? {} },
        rules: entries,
      },
    ];
    try {
      const messages = linter.verify(text, config, { filename: file });
      return {
        findings: attachFindings(messages, heard, NAMESPACE),
        parseError: parseErrorIn(messages),
        crashes,
      };
    } catch (thrown) {
      return { findings: [], parseError: null, crashes: [...crashes, crashOf(asError(thrown))] };
    }
  };
}

function entryOf({ severity, options }: RuleUse): Linter.RuleEntry {
  return options === undefined ? severity : [severity, options];
}

/** ESLint calls a comment of its older versions fatal, and lints the file all the same. */
const OBSOLETE_COMMENT = '/* eslint-env */';

function parseErrorIn(messages: readonly Linter.LintMessage[]): LintOutcome['parseError'] {
  const fatal = messages.find(({ fatal, message }) => fatal && !message.startsWith(OBSOLETE_COMMENT));
  if (fatal === undefined) return null;
  // typescript-eslint counts columns from 0; some failures, such as a stack overflow, come without a position.
  const { line = 1, column = 0 } = fatal as Partial<Linter.LintMessage>;
  return { line, column: column + 1, message: fatal.message.replace(/^Parsing error: /, '') };
}

function crashOf(error: Error): Crash {
  return { message: error.message, stack: error.stack ?? error.message };
}
