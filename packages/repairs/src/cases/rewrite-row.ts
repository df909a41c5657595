// A row's text as the command rewrites it, with every rule that has a repair.
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Row } from './rows.ts';

const uses = rules
  .filter(({ repairs }) => repairs.length > 0)
  .map((rule) => ({ rule, severity: 'error' as const }));
const codemods = ['copy-iterations', 'guard-error-handlers', 'guard-sends'];

export function rewriteRow(text: string, { file }: Pick<Row, "file">) {
  return rewriteText(text, { file: `/project/${file}`, rules: uses, codemods });
}

export function lintRow(text: string, { file }: Pick<Row, "file">) {
  return lintText(text, { file: `/project/${file}`, rules: uses });
}
