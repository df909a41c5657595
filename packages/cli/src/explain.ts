// `socket-safety explain`: what a rule is about, or what is known of the sockets of a file.
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import type { ExplainOptions } from './explain/explain-options.ts';
import type { Spot } from './explain/explain-file.ts';
import { printRule, printRuleAsJson } from './explain/explain-rule.ts';
import { getRule } from './selection.ts';

/**
 * Explains a rule by its id, a file, or a line of it: `src/chat.ts:12`. Throws a `KnownError` for a rule, file or line that
 * does not exist.
 */
export async function runExplain(
  subject: string,
  options: ExplainOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const spot = spotOf(subject);
  if (spot !== null) {
    // Brings ESLint in, which no other command should load before it needs it.
    const { explainFile } = await import('./explain/explain-file.ts');
    return explainFile(spot, options, environment);
  }
  const { output, loadCatalogue } = environment;
  const rule = getRule((await loadCatalogue()).rules, subject);
  output.write(options.format === 'json' ? printRuleAsJson(rule) : printRule(rule, output));
  return 0;
}

/** Ids of rules have neither a dot nor a line. Editors add a column: `src/chat.ts:12:5`. */
function spotOf(subject: string): Spot | null {
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(subject) ?? [];
  if (path !== undefined && line !== undefined) return { path, line: Number(line) };
  return subject.includes('.') ? { path: subject, line: null } : null;
}
