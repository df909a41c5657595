// What a rule is about.
import type { PresetEntry, Rule } from '@socket-safety/repairs';
import type { Colors } from '../environment.ts';
import { pageOf } from '../report/pages.ts';
import { wrap } from '../wording.ts';
import { GRADES } from './grades.ts';

/** Prints a rule's description, presets, messages, codemods, how well it knows its sockets, and its page. */
export function printRule(
  rule: Rule,
  { colors, columns = Infinity }: { readonly colors: Colors; readonly columns?: number },
): string {
  const { recommended, strict } = rule.presets;
  const lines = [
    `${colors.bold(rule.id)}: ${rule.description}.`,
    '',
    `recommended: ${severityOf(recommended)}, strict: ${severityOf(strict)}`,
    `rewritten by: ${codemodsOf(rule).join(', ') || 'no codemod'}`,
    '',
    'It says:',
    ...printMessages(rule),
    '',
    'A socket that it speaks of is',
    `  certain   where ${GRADES.certain}`,
    `  probable  where ${GRADES.probable}`,
    '`check --format json` has the grade of each finding.',
    '',
    pageOf(rule.id),
  ];
  return `${lines.flatMap((line) => hung(line, columns)).join('\n')}\n`;
}

/** Breaks a line; what follows its first part is indented a bit more. */
function hung(line: string, columns: number): readonly string[] {
  if (line.length <= columns) return [line];
  const indent = /^ */.exec(line)?.[0] ?? '';
  const [first = '', ...more] = wrap(line.trimStart(), columns - indent.length - 2);
  return [indent + first, ...more.map((part) => `${indent}  ${part}`)];
}

/** Prints the same as plain data. */
export function printRuleAsJson(rule: Rule): string {
  const { id, description, kind, presets, messages } = rule;
  const { recommended, strict } = presets;
  const told = {
    id,
    kind,
    description,
    presets: { recommended: severityOf(recommended), strict: severityOf(strict) },
    codemods: codemodsOf(rule),
    messages,
    page: pageOf(id),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

function codemodsOf({ repairs }: Rule): readonly string[] {
  return [...new Set(repairs.map((repair) => repair.codemod))];
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
