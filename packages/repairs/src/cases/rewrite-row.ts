// A row's text as the command rewrites it, with every rule that has a repair. What is made for a socket ends nowhere in most rows,
// which are about something else: the rules about that, and those with rows elsewhere, are asked in their own file alone.
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Row } from './rows.ts';

const CLEANUP: ReadonlySet<string> = new Set(['require-close-cleanup', 'no-stale-close-handler']);
const ELSEWHERE: ReadonlySet<string> = new Set(['require-send-result']);

const uses = rules
  .filter(({ id, repairs }) => repairs.length > 0 && !ELSEWHERE.has(id))
  .map((rule) => ({ rule, severity: 'error' as const }));
const codemods = [
  'check-slot-identity',
  'copy-iterations',
  'guard-error-handlers',
  'guard-sends',
  'isolate-broadcasts',
  'remove-on-close',
];

export function rewriteRow(text: string, row: Pick<Row, 'file' | 'topic'>) {
  return rewriteText(text, { file: `/project/${row.file}`, rules: usesFor(row), codemods });
}

export function lintRow(text: string, row: Pick<Row, 'file' | 'topic'>) {
  return lintText(text, { file: `/project/${row.file}`, rules: usesFor(row) });
}

function usesFor({ topic }: Pick<Row, 'topic'>) {
  const isCleanup = topic === 'cleanup';
  return uses.filter(({ rule }) => CLEANUP.has(rule.id) === isCleanup);
}
