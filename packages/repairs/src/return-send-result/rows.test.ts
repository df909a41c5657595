// What the repair makes of a text, and the laws that hold for each of the results.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { requireSendResult } from 'eslint-plugin-socket-safety/rules';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parseRows, type Row } from '../cases/rows.ts';
import { createAddedReports, LINT_MS } from '../cases/strict-lint.ts';
import { createProgram, typeErrorsOf } from '../cases/type-errors.ts';

const FILES = ['one.txt', 'many.txt', 'promises.txt'];
const rules = [{ rule: requireSendResult, severity: 'error', options: { rejections: 'hide' } }] as const;

const rowsOf = new Map(
  FILES.map((name) => [name, parseRows(readFileSync(join(import.meta.dirname, 'cases', name), 'utf8'))]),
);
const all = [...rowsOf.values()].flat();
const typed = all.filter(({ file }) => file.endsWith('.ts'));

function rewrite(text: string, { file }: Row) {
  return rewriteText(text, { file: `/project/${file}`, rules, codemods: ['return-send-results'] });
}

describe.each([...rowsOf])('%s', (_, rows) => {
  it.each(rows.map((row) => [row.title, row] as const))('%s', (_title, row) => {
    const outcome = rewrite(row.before, row);
    expect(outcome).toMatchObject({ parseError: null, crash: null });
    expect(outcome.text).toBe(row.after);
    expect(outcome.left.map(({ reason }) => reason)).toEqual(row.refused);
  });
});

describe('laws', () => {
  const program = createProgram([...typed.map(({ before }) => before), ...typed.map(({ after }) => after)]);

  it('a second run changes nothing', () => {
    for (const row of all) expect(rewrite(row.after, row).text, row.title).toBe(row.after);
  });

  it('a result has the type errors that the text had, and no other', () => {
    const errors = typeErrorsOf(program);
    for (const [at, row] of typed.entries()) expect(errors[at + typed.length], row.title).toEqual(errors[at]);
  });

  it(
    'what was clean for strict linters is clean',
    () => {
      const addedReports = createAddedReports(program);
      for (const [at, row] of typed.entries())
        expect(addedReports(at, at + typed.length), row.title).toEqual([]);
    },
    LINT_MS,
  );

  it('what was formatted by Prettier is formatted', async () => {
    for (const row of all) {
      if ((await print(row.before, row)) === row.before)
        expect(await print(row.after, row), row.title).toBe(row.after);
    }
  });
});

function print(text: string, { file }: Row): Promise<string> {
  return format(text, { filepath: file, singleQuote: true });
}
