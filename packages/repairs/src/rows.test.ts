// Every row of `cases/`: what the repairs make of a text, and the laws that hold for each of them.
import { libraries } from '@socket-safety/libraries';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { lintRow, rewriteRow } from './cases/rewrite-row.ts';
import { readRows, type Row } from './cases/rows.ts';
import { createProgram, hasReplayed, typeErrorsOf } from './cases/type-errors.ts';
import { createAddedReports, LINT_MS } from './cases/strict-lint.ts';

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

const rowsOf = readRows();
const all = [...rowsOf.values()].flat();
const typed = all.filter(({ file }) => file.endsWith('.ts'));

const OWN_CHECKS = rowsOf.get('own-checks.txt') ?? [];

it('are many', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
});

/** Libraries that are never asked, each with its reason. */
const NEVER_ASKED: Readonly<Record<string, string>> = {
  'socket-io': 'its sends never fail',
  'socket-io-client': 'it keeps what it is given',
  partysocket: 'it keeps what it is given',
  'reconnecting-websocket': 'it keeps what it is given',
  ioredis: 'what it says of its state lags behind',
  process: 'it is asked whether it has a parent at all',
  partykit: 'its row is that of partyserver',
  'ws-6': 'only a version tells it from ws',
};

it('every library that can be asked is', () => {
  const found = all.flatMap((row) => lintRow(row.before, row).findings.map(({ finding }) => finding.about));
  const asked = new Set(
    found.flatMap((about) => (about.kind === 'send' ? [about.send.socket.library.id] : [])),
  );
  for (const { id, types } of libraries) {
    if (Object.values(types).every(({ socket }) => (socket?.check ?? null) === null)) continue;
    expect(asked.has(id), id).toBe(!(id in NEVER_ASKED));
  }
});

describe('laws', () => {
  const program = createProgram([...typed.map(({ before }) => before), ...typed.map(({ after }) => after)]);

  it('the rules are silent on a result, but for what was refused', () => {
    for (const row of all)
      expect(lintRow(row.after, row).findings, row.title).toHaveLength(row.refused.length);
  });

  it('a second run changes nothing', { timeout: LINT_MS }, () => {
    for (const row of all) expect(rewriteRow(row.after, row).text, row.title).toBe(row.after);
  });

  it('a result has the type errors that the text had, and no other', () => {
    const errors = typeErrorsOf(program);
    for (const [at, row] of typed.entries()) expect(errors[at + typed.length], row.title).toEqual(errors[at]);
  });

  it.skipIf(!hasReplayed)('what a row asks is declared by its library', () => {
    const errors = typeErrorsOf(program);
    for (const [at, row] of typed.entries()) {
      const undeclared = errors[at + typed.length]?.filter((message) => /does not exist on/.test(message));
      if (OWN_CHECKS.includes(row)) expect(errors[at + typed.length], row.title).toEqual([]);
      else expect(undeclared, row.title).toEqual([]);
    }
  });

  it(
    'what was clean for strict linters is clean',
    () => {
      const addedReports = createAddedReports(program);
      const errors = typeErrorsOf(program);
      for (const [at, row] of typed.entries()) {
        // What is not installed has no types to go by.
        if (errors[at]?.some((message) => message.startsWith('Cannot find module'))) continue;
        expect(addedReports(at, at + typed.length), row.title).toEqual([]);
      }
    },
    LINT_MS,
  );

  it('other line endings and other indentation stay what they are', { timeout: LINT_MS }, () => {
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
