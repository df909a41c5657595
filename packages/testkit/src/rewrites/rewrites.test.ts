import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codemods } from '@socket-safety/codemods';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countHunks, patchOf } from './hunks.ts';
import { printTrials } from './print-trials.ts';
import { copyCheckout } from './scratch-copy.ts';
import type { Trial } from './trial.ts';
import { tryRewrite } from './try-rewrite.ts';

const RELAY = `import { WebSocket } from 'ws';

export async function report(socket: WebSocket, read: () => Promise<string>) {
  const reading = await read();
  socket.send(reading);
}

export async function deliver(socket: WebSocket, read: () => Promise<string>) {
  return socket.send(await read(), () => finish());
}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rewrites-'));
  mkdirSync(join(folder, 'acme__relay', 'node_modules', 'ws'), { recursive: true });
  mkdirSync(join(folder, 'acme__relay', '.git'));
  writeFileSync(join(folder, 'acme__relay', 'relay.ts'), RELAY);
  writeFileSync(join(folder, 'acme__relay', 'node_modules', 'ws', 'index.js'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('copies a checkout without its history, with its packages linked', () => {
  const copy = join(folder, 'copy');
  copyCheckout(join(folder, 'acme__relay'), copy);
  expect(readFileSync(join(copy, 'node_modules', 'ws', 'index.js'), 'utf8')).toBe('');
  expect(() => readFileSync(join(copy, '.git', 'HEAD'))).toThrow('ENOENT');
  writeFileSync(join(copy, 'relay.ts'), 'export {};\n');
  expect(readFileSync(join(folder, 'acme__relay', 'relay.ts'), 'utf8')).toBe(RELAY);
});

describe('hunks', () => {
  it('are counted in a patch', () => {
    const [before, after] = ['before.txt', 'after.txt'].map((name) => join(folder, name));
    const lines = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    writeFileSync(String(before), lines.join('\n'));
    writeFileSync(String(after), lines.map((line, at) => (at % 20 === 2 ? `${line}!` : line)).join('\n'));
    expect(countHunks(patchOf(String(before), String(after)))).toBe(2);
    expect(patchOf(String(before), String(before))).toBe('');
  });

  it('cannot be had of a file that is not there', () => {
    expect(() => patchOf(join(folder, 'gone'), join(folder, 'gone too'))).toThrow('git diff');
  });
});

it('rewrites a copy, keeps the checkout, and has nothing to do again', async () => {
  const checkout = { repo: 'acme/relay', folder: join(folder, 'acme__relay') };
  const out = join(folder, 'out');
  const trial = await tryRewrite(checkout, { rules, codemods, preset: 'recommended', types: true, out });
  expect(trial).toMatchObject({
    changed: ['relay.ts'],
    hunks: 1,
    changedAgain: [],
    unparsed: [],
    failures: [],
    errors: null,
  });
  expect(trial.applied.map(({ codemod, count }) => [codemod, count])).toEqual([['guard-sends', 1]]);
  expect(trial.left.map(({ file, codemod }) => [file, codemod])).toContainEqual(['relay.ts', 'guard-sends']);
  expect(readFileSync(join(out, 'acme__relay.patch'), 'utf8')).toContain('+  if (socket.readyState');
  expect(readFileSync(join(checkout.folder, 'relay.ts'), 'utf8')).toBe(RELAY);
  const printed = printTrials([trial]).split('\n');
  expect(printed).toContain('guard-sends          1     1');
  expect(
    printed.some((line) => line.startsWith('Rewritten of the reports that have a repair: 1 of 2, 50.0 %')),
  ).toBe(true);
});

it('prints what a second run changed', () => {
  const trial: Trial = {
    repo: 'acme/relay',
    changed: ['relay.ts'],
    hunks: 1,
    applied: [],
    left: [],
    changedAgain: ['relay.ts'],
    unparsed: [],
    failures: [],
    errors: { before: 3, after: 4 },
    seconds: 1,
  };
  const printed = printTrials([trial]);
  expect(printed).toContain('Changed by the second run: 1\n  acme/relay relay.ts');
  expect(printed.split('\n')[1]?.split(/ {2,}/).slice(-3)).toEqual(['3', '4', '1']);
});
