// `socket-safety explain`: what a rule is about.
import type { PresetEntry, Rule } from '@socket-safety/repairs';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { getRule } from './selection.ts';

const PAGES = 'https://github.com/socket-safety/socket-safety/blob/main/rules';

/** Prints a rule's description, presets, messages, codemods, how well it knows its sockets, and its page. Throws a `KnownError` for an unknown rule. */
export async function runExplain(
  id: string,
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { output, loadCatalogue } = environment;
  const { colors } = output;
  const rule = getRule((await loadCatalogue()).rules, id);
  const { recommended, strict } = rule.presets;
  const codemods = [...new Set(rule.repairs.map((repair) => repair.codemod))];
  const lines = [
    `${colors.bold(rule.id)}: ${rule.description}.`,
    '',
    `recommended: ${severityOf(recommended)}, strict: ${severityOf(strict)}`,
    `rewritten by: ${codemods.join(', ') || 'no codemod'}`,
    '',
    'It says:',
    ...printMessages(rule),
    '',
    'A socket that it speaks of is',
    '  certain   where the program makes it, imports or annotates it, gets it from a known call, or a type checker tells',
    '  probable  where nothing but the shape of its use says what it is',
    '`check --format json` has the grade of each finding.',
    '',
    `${PAGES}/${rule.id}/README.md`,
  ];
  output.write(`${lines.join('\n')}\n`);
  return 0;
}

function printMessages(rule: Rule): readonly string[] {
  return Object.values(rule.messages).map(
    (message) => `  ${message.replace(/\{\{\s*(\w+)\s*\}\}/g, '<$1>')}`,
  );
}

function severityOf(entry: PresetEntry): string {
  const [severity] = typeof entry === 'string' ? [entry] : entry;
  return severity === 'warn' ? 'warning' : severity;
}
