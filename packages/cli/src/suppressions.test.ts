// Bulk suppressions, beside those that ESLint itself writes and reads.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

const FILE = 'eslint-suppressions.json';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({
    'src/a.ts': 'new WebSocket(url);\nrisky();\nrisky(1);\nloose();\n',
    'src/b.ts': 'new WebSocket(url);\nrisky();\n',
  });
});
afterEach(() => sandbox.remove());

async function suppressed(): Promise<unknown> {
  return JSON.parse(await sandbox.read(FILE));
}

function suppress(
  counts: Readonly<Record<string, number>>,
  rule = 'socket-safety/no-risky',
): Promise<string> {
  const files = Object.entries(counts).map(([file, count]) => [file, { [rule]: { count } }]);
  return sandbox.write(FILE, JSON.stringify(Object.fromEntries(files)));
}

it('--suppress-all suppresses the errors and leaves the warnings', async () => {
  const { code, out, err } = await sandbox.run('check', '--suppress-all');
  expect(await sandbox.read(FILE)).toBe(
    `{
  "src/a.ts": {
    "socket-safety/no-risky": {
      "count": 2
    }
  },
  "src/b.ts": {
    "socket-safety/no-risky": {
      "count": 1
    }
  }
}`,
  );
  expect(out).toContain(
    '1 problem (0 errors, 1 warning) in 1 file, 2 files looked at, 2 with sockets, 3 suppressed',
  );
  expect({ code, err }).toEqual({ code: 1, err: 'eslint-suppressions.json: written\n' });
  expect(await sandbox.run('check', '--max-warnings', '1')).toMatchObject({ code: 0 });
});

it('shows all findings of a rule in a file that has more than are suppressed', async () => {
  await suppress({ 'src/a.ts': 1, 'src/b.ts': 1 });
  const { out, code } = await sandbox.run('check', '--quiet');
  expect(out).toContain('2 problems (2 errors, 0 warnings) in 1 file');
  expect(code).toBe(1);
});

describe('what does not occur any more', () => {
  const TOLD = `${FILE}: 1 suppression of what does not occur any more: run again with --prune-suppressions\n`;

  it('is told, and ends with 1', async () => {
    await suppress({ 'src/a.ts': 3, 'src/b.ts': 1 });
    expect(await sandbox.run('check', '--quiet')).toMatchObject({ code: 1, err: TOLD });
  });

  it('is none of a run that did not look there', async () => {
    await suppress({ 'src/a.ts': 3, 'src/b.ts': 1 });
    expect(await sandbox.run('check', 'src/b.ts')).toMatchObject({ code: 0, err: '' });
    expect(await sandbox.run('check', '--quiet', '--rule', 'no-loose')).toMatchObject({ code: 0, err: '' });
  });

  it('is taken out by --prune-suppressions, with files that are gone', async () => {
    await suppress({ 'src/a.ts': 3, 'src/b.ts': 1, 'src/gone.ts': 4 });
    await sandbox.write('src/b.ts', 'new WebSocket(url);\n');
    expect(await sandbox.run('check', '--quiet', '--prune-suppressions')).toMatchObject({
      code: 0,
      err: 'eslint-suppressions.json: written\n',
    });
    expect(await suppressed()).toEqual({ 'src/a.ts': { 'socket-safety/no-risky': { count: 2 } } });
  });
});

it('keeps what ESLint suppresses of other rules', async () => {
  await suppress({ 'src/a.ts': 7 }, 'no-var');
  await sandbox.run('check', '--suppress-all', 'src/a.ts');
  expect(await suppressed()).toEqual({
    'src/a.ts': { 'no-var': { count: 7 }, 'socket-safety/no-risky': { count: 2 } },
  });
  expect(await sandbox.run('check', '--quiet', 'src/a.ts')).toMatchObject({ code: 0, err: '' });
});

it('has a file of its own with --suppressions-location', async () => {
  const other = ['--suppressions-location', 'known.json'];
  expect(await sandbox.run('check', ...other)).toMatchObject({
    code: 2,
    err: 'socket-safety: --suppressions-location known.json: does not exist; --suppress-all would write it\n',
  });
  await sandbox.run('check', '--suppress-all', ...other);
  expect(await sandbox.run('check', '--quiet', ...other)).toMatchObject({ code: 0 });
});

it.each([
  ['{', 'is not valid JSON'],
  ['[]', 'is no list of suppressions'],
  ['{ "a.ts": { "no-risky": 1 } }', 'is no list of suppressions'],
])('a broken file ends with 2: %s', async (text, message) => {
  await sandbox.write(FILE, text);
  const { code, err } = await sandbox.run('check');
  expect(code).toBe(2);
  expect(err).toContain(message);
});

it('ESLint reads what this writes, and the other way round', async () => {
  await sandbox.run('check', '--suppress-all');
  const eslint = new ESLint({
    cwd: sandbox.folder,
    overrideConfigFile: true,
    applySuppressions: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        plugins: { 'socket-safety': { rules: { 'no-risky': risky } } },
        rules: { 'socket-safety/no-risky': 'error' },
      },
    ],
  });
  const results = await eslint.lintFiles(['src']);
  expect(results.map(({ filePath }) => filePath)).toContain(join(sandbox.folder, 'src/a.ts'));
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  await rm(join(sandbox.folder, FILE));
  expect((await eslint.lintFiles(['src'])).flatMap(({ messages }) => messages)).toHaveLength(3);
});

/** The same as the fake rule of the catalogue. */
const risky: ESLint.Plugin['rules'] extends Record<string, infer R> | undefined ? R : never = {
  create: (context) => ({
    'CallExpression[callee.name="risky"]'(node: Parameters<typeof context.report>[0] & { loc: never }) {
      context.report({ loc: node.loc, message: 'risky' });
    },
  }),
};
