// Every row of `cases/`: what the repairs make of a text, and the laws that hold for each of them.
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { lintRow, rewriteRow } from './cases/rewrite-row.ts';
import { readRows, type Row } from './cases/rows.ts';
import { createProgram, typeErrorsOf } from './cases/type-errors.ts';
import { lintWithTypes } from './cases/strict-lint.ts';

for (const [name, rows] of readRows()) {
  describe(name, () => {
    it.each(rows.map((row) => [row.title, row] as const))('%s', (_, row) => {
      const outcome = rewriteRow(row.before, row);
      expect(outcome).toMatchObject({ parseError: null, crash: null });
      expect(outcome.text).toBe(row.after);
      expect(outcome.left.map(({ reason }) => reason)).toEqual(row.refused);
    });
  });
}

const all = [...readRows().values()].flat();
const typed = all.filter(({ file }) => file.endsWith('.ts'));

it('are many', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
});

describe('laws', () => {
  const program = createProgram([...typed.map(({ before }) => before), ...typed.map(({ after }) => after)]);

  it('the rules are silent on a result, but for what was refused', () => {
    for (const row of all)
      expect(lintRow(row.after, row).findings, row.title).toHaveLength(row.refused.length);
  });

  it('a second run changes nothing', () => {
    for (const row of all) expect(rewriteRow(row.after, row).text, row.title).toBe(row.after);
  });

  it('a result has the type errors that the text had, and no other', () => {
    const errors = typeErrorsOf(program);
    for (const [at, row] of typed.entries()) expect(errors[at + typed.length], row.title).toEqual(errors[at]);
  });

  it('what was clean for strict linters is clean', () => {
    const reports = lintWithTypes(program);
    for (const [at, row] of typed.entries()) {
      const known = reports[at] ?? [];
      const added = reports[at + typed.length]?.filter((id) => !known.includes(id));
      expect(added, row.title).toEqual([]);
    }
  });

  it('other line endings and other indentation stay what they are', () => {
    for (const row of all) {
      const ended = (text: string) => text.replaceAll('\n', '\r\n');
      expect(rewriteRow(ended(row.before), row).text, row.title).toBe(ended(row.after));
      // A template literal's lines and a line's width are no indentation; a text without any shows no style.
      if (/`[^`]*\n|\(\n/.test(row.after) || !/^ /m.test(row.before)) continue;
      const tabbed = (text: string) =>
        text.replaceAll(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
      expect(rewriteRow(tabbed(row.before), row).text, row.title).toBe(tabbed(row.after));
    }
  });

  it('what was formatted by Prettier is formatted', async () => {
    for (const row of all) {
      if (await isFormatted(row.before, row)) expect(await print(row.after, row), row.title).toBe(row.after);
    }
  });
});

async function isFormatted(text: string, row: Row): Promise<boolean> {
  return (await print(text, row)) === text;
}

function print(text: string, { file }: Row): Promise<string> {
  return format(text, { filepath: file, singleQuote: true });
}
