// Runs rules over one text through ESLint itself, so that inline directives are decided here as in an editor.
import { findEvidence, type Facts, type Finding, type Settings } from '@socket-safety/analysis';
import type { Rule, RuleOptions } from '@socket-safety/repairs';
import { Linter } from 'eslint';
import type ts from 'typescript';
import { asError } from './facts-cache.ts';
import { defaultHost, type Host } from './host.ts';
import { attachFindings, type HeardFinding, type LintFinding } from './lint-findings.ts';
import { parserFor, sourceTypesOf } from './parser.ts';
import { toEslintRule } from './rule-adapter.ts';
import { readSettings, SETTINGS_KEY } from './settings.ts';

/** The prefix under which ESLint users, and their inline directives, know the rules. */
export const NAMESPACE = 'socket-safety';

/** A rule as a run uses it. Rules that are switched off are left out of the list. */
export interface RuleUse {
  readonly rule: Rule;
  readonly severity: 'warn' | 'error';
  readonly options?: RuleOptions;
}

/** What one text is linted with. Keep the same `rules` array between files: what is made of it is reused. */
export interface LintOptions {
  /** Absolute path; decides the language, and where a package.json is looked for. */
  readonly file: string;
  readonly rules: readonly RuleUse[];
  readonly settings?: Settings;
  /** Used where it holds this file with this very text. */
  readonly program?: ts.Program | null;
  readonly host?: Host;
}

/** A bug of ours that cost this file. */
export interface Crash {
  readonly message: string;
  readonly stack: string;
}

/** What came of one text. */
export interface LintOutcome {
  /** What survived the inline directives, by line and column. */
  readonly findings: readonly LintFinding[];
  readonly parseError: { readonly line: number; readonly column: number; readonly message: string } | null;
  readonly crashes: readonly Crash[];
  /**
   * Ranges in findings and facts speak of the text without its byte order mark (`facts.source.text`). Add this, 0 or 1, for an
   * offset in the text as given.
   */
  readonly rangeShift: 0 | 1;
}

/** Lints a text. Never throws on the text's account; wrong settings throw a `SettingsError`. */
export function lintText(text: string, options: LintOptions): LintOutcome {
  const host = options.host ?? defaultHost;
  const rangeShift = text.startsWith('\uFEFF') ? 1 : 0;
  const nothing: LintOutcome = { findings: [], parseError: null, crashes: [], rangeShift };
  readSettings(options.settings);
  // Not worth parsing, whatever the versions of the libraries are.
  const evidence = findEvidence(text, host.libraries);
  if (!evidence.sockets && !evidence.walks) return nothing;
  let outcome = nothing;
  for (const sourceType of sourceTypesOf(options.file)) {
    outcome = { ...runnerOf(options.rules, host)(text, options, sourceType), rangeShift };
    if (outcome.parseError === null) break;
  }
  return outcome;
}

type Runner = (
  text: string,
  options: LintOptions,
  sourceType: Linter.SourceType,
) => Omit<LintOutcome, 'rangeShift'>;

const runners = new WeakMap<readonly RuleUse[], { readonly host: Host; readonly run: Runner }>();

function runnerOf(rules: readonly RuleUse[], host: Host): Runner {
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

function parseErrorIn(messages: readonly Linter.LintMessage[]): LintOutcome['parseError'] {
  const fatal = messages.find((message) => message.fatal);
  if (fatal === undefined) return null;
  // typescript-eslint counts columns from 0; some failures, such as a stack overflow, come without a position.
  const { line = 1, column = 0 } = fatal as Partial<Linter.LintMessage>;
  return { line, column: column + 1, message: fatal.message.replace(/^Parsing error: /, '') };
}

function crashOf(error: Error): Crash {
  return { message: error.message, stack: error.stack ?? error.message };
}
