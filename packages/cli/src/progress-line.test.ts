import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { printProgress, startProgressLine } from './progress-line.ts';
import type { Output } from './environment.ts';

const STEP = { phase: 'look', done: 12, total: 40 } as const;
const silent: Output = { write: () => undefined, tell: () => undefined, colors: undefined as never };

it.each([
  [80, 8.2, 'rewriting ━━━━━━────────────── 12 of 40 files, 9 s left'],
  [80, 150, 'rewriting ━━━━━━────────────── 12 of 40 files, 2 min 30 s left'],
  [80, Infinity, 'rewriting ━━━━━━────────────── 12 of 40 files'],
  [40, 8.2, 'rewriting 12 of 40 files, 9 s left'],
  [12, 8.2, 'rewriting 1'],
])('in %i columns', (columns, etaS, expected) => {
  expect(printProgress(STEP, { etaS, columns })).toBe(expected);
});

it('says nothing of the time while it has seen few files', () => {
  const first = { phase: 'check', done: 1, total: 40 } as const;
  expect(printProgress(first, { etaS: 800, columns: 80 })).toBe(
    'checking ━─────────────────── 1 of 40 files',
  );
});

it('says what cannot be counted in words', () => {
  const across = { phase: 'across', done: 0, total: 40 } as const;
  expect(printProgress(across, { etaS: 3, columns: 80 })).toBe('following calls across files');
});

/** A terminal that keeps what is drawn. */
function createTerminal(): { readonly terminal: NodeJS.WriteStream; readonly drawn: () => string } {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    clearScreenDown: () => true,
    moveCursor: () => true,
  });
  let drawn = '';
  stream.on('data', (chunk: Buffer) => (drawn += chunk.toString()));
  // The few things that the bar asks of a terminal.
  return { terminal: stream as unknown as NodeJS.WriteStream, drawn: () => drawn };
}

it('draws on a terminal, and leaves cursor and line wrapping as they are', async () => {
  const { terminal, drawn } = createTerminal();
  const line = await startProgressLine({ output: { ...silent, terminal } });
  line.show({ phase: 'read', done: 0, total: 3 });
  line.show({ phase: 'write', done: 0, total: 2 });
  line.clear();
  expect(drawn()).toContain('reading ──────────────────── 0 of 3 files');
  expect(drawn()).toContain('writing ──────────────────── 0 of 2 files');
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  expect(drawn()).not.toMatch(/\u001b\[\?(?:25|7)[lh]/);
});

it('draws nothing on a terminal that cannot take a line back', async () => {
  const { terminal, drawn } = createTerminal();
  const line = await startProgressLine({ output: { ...silent, terminal }, variables: { TERM: 'dumb' } });
  line.show({ phase: 'read', done: 0, total: 3 });
  line.clear();
  expect(drawn()).toBe('');
});
