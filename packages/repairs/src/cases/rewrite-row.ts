// A row's text as the command rewrites it, with every rule that has a repair. Most rows are about one thing, and do without
// listeners and clean-up: the rules about those, and those with rows elsewhere, are asked in their own file alone.
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { useByName } from '@socket-safety/codemod-host/rule-uses';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Row } from './rows.ts';

const TOPICS: Readonly<Record<string, readonly string[]>> = {
  cleanup: ['require-close-cleanup', 'no-stale-close-handler'],
  listeners: ['require-error-listener', 'require-heartbeat'],
  reconnects: ['no-exit-on-socket-error', 'require-reconnect-backoff'],
};
const OF_TOPICS: ReadonlySet<string> = new Set(Object.values(TOPICS).flat());
const ELSEWHERE: ReadonlySet<string> = new Set(['require-send-result']);
/** Asked as by `strict`, which wants more of them. */
const STRICTLY: ReadonlySet<string> = new Set(['prefer-copy-iteration']);

const uses = rules
  .filter(({ id, repairs }) => repairs.length > 0 && !ELSEWHERE.has(id))
  .map((rule) => useByName(rule, STRICTLY.has(rule.id) ? 'strict' : 'recommended'));
const codemods = [
  'add-error-listeners',
  'add-heartbeats',
  'back-off-reconnects',
  'check-slot-identity',
  'copy-iterations',
  'guard-error-handlers',
  'guard-sends',
  'isolate-broadcasts',
  'remove-on-close',
  'replace-exits',
];

export function rewriteRow(text: string, row: Pick<Row, 'file' | 'topic'>) {
  return rewriteText(text, { file: `/project/${row.file}`, rules: usesFor(row), codemods });
}

export function lintRow(text: string, row: Pick<Row, 'file' | 'topic'>) {
  return lintText(text, { file: `/project/${row.file}`, rules: usesFor(row) });
}

function usesFor({ topic }: Pick<Row, 'topic'>) {
  const own = TOPICS[topic];
  return uses.filter(({ rule }) => own?.includes(rule.id) ?? !OF_TOPICS.has(rule.id));
}
