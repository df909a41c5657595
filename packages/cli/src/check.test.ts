import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({
    'src/server.ts': 'const server = new WebSocket(url);\nrisky();\n  loose();\n',
    'src/client.js': '// WebSocket\nrisky(1, 2);',
    'src/plain.ts': 'risky();\n',
  });
});
afterEach(() => sandbox.remove());

it('prints findings by file, and a summary', async () => {
  expect(await sandbox.run('check')).toEqual({
    code: 1,
    err: '',
    out: `
src/client.js
 2:1  error  \`risky(…)\` is called.  no-risky

src/server.ts
 2:1  error    \`risky(…)\` is called.  no-risky
 3:3  warning  \`loose(…)\` is called.  no-loose

3 problems (2 errors, 1 warning) in 2 files, 3 files looked at, 2 with sockets
`,
  });
});

it('tells how many tests it leaves out, on the other stream', async () => {
  await sandbox.write('test/server.ts', 'const server = new WebSocket(url);\nrisky();\n');
  const { out, err } = await sandbox.run('check', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ files: 3 });
  expect(err).toBe('Note: 1 file of tests and benchmarks is left out: --tests looks at them too.\n');
  const all = await sandbox.run('check', '--format', 'json', '--tests');
  expect(JSON.parse(all.out)).toMatchObject({ files: 4 });
  expect(all.err).toBe('');
});

it('prints one JSON document, sorted', async () => {
  const { out, code } = await sandbox.run('check', '--format', 'json', 'src/server.ts', 'src');
  expect(JSON.parse(out)).toEqual({
    version: 1,
    files: 3,
    withEvidence: 2,
    withSockets: 2,
    findings: [
      expect.objectContaining({ file: 'src/client.js', line: 2, column: 1, endLine: 2, endColumn: 12 }),
      {
        file: 'src/server.ts',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 8,
        rule: 'no-risky',
        severity: 'error',
        message: '`risky(…)` is called.',
        grade: 'probable',
        path: [
          { role: 'may-close', label: 'may have closed by now', place: null },
          { role: 'sent', label: 'sent here', place: { line: 2, column: 1, endLine: 2, endColumn: 8 } },
        ],
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/),
      },
      expect.objectContaining({ file: 'src/server.ts', line: 3, rule: 'no-loose', severity: 'warn' }),
    ],
    suppressed: 0,
    outdatedSuppressions: [],
    failures: [],
    effort: { functions: expect.any(Number), unsupported: expect.any(Number) },
  });
  expect(code).toBe(1);
});

it('runs one rule', async () => {
  const { out } = await sandbox.run('check', '--rule', 'socket-safety/no-loose', 'src');
  expect(out).toContain('1 problem (0 errors, 1 warning) in 1 file');
});

it('takes severities from the preset', async () => {
  expect((await sandbox.run('check', '--preset', 'strict')).out).toContain(
    '3 problems (3 errors, 0 warnings)',
  );
});

it('leaves warnings out when quiet', async () => {
  expect((await sandbox.run('check', '--quiet')).out).toContain(
    '2 problems (2 errors, 0 warnings) in 2 files',
  );
  expect(await sandbox.run('check', '--quiet', '--rule', 'no-loose')).toMatchObject({ code: 0 });
});

it('ends with 0 when there is nothing to say', async () => {
  expect(await sandbox.run('check', 'src/plain.ts')).toEqual({
    code: 0,
    err: '',
    out: 'No problems, 1 file looked at, 0 with sockets\n',
  });
});

it('ends with 2 when a file failed, and tells the findings of the others', async () => {
  await sandbox.write('src/odd\u001b[31m.ts', 'new WebSocket(url); risky(;');
  const { code, out, err } = await sandbox.run('check', 'src');
  expect(code).toBe(2);
  expect(out).toContain('in 2 files, 4 files looked at, 3 with sockets, 1 failed');
  expect(err).toMatch(/^failed src\/odd\\u001b\[31m\.ts: line 1, column \d+: .*\n$/);
});

it('says of a file that it is written in Flow', async () => {
  await sandbox.write('src/flow.js', '// @flow\nnew WebSocket(url);\nopaque type Id = string;\n');
  const { code, err } = await sandbox.run('check', 'src/flow.js');
  expect(err).toMatch(
    /^failed src\/flow\.js: is written in Flow, which is not read \(line 3, column .*\)\n$/,
  );
  expect(code).toBe(2);
});

it('lists failures in JSON', async () => {
  await sandbox.write('src/broken.ts', 'new WebSocket(url); risky(;');
  const { out } = await sandbox.run('check', '--format', 'json', 'src/broken.ts');
  expect(JSON.parse(out).failures).toEqual([
    { file: 'src/broken.ts', message: expect.stringMatching(/^line 1, column/) },
  ]);
});

it('tells with --verbose why there are no types', async () => {
  await sandbox.write('src/tsconfig.json', '{ "include": ["nowhere"] }');
  expect((await sandbox.run('check', 'src')).err).toBe('');
  expect((await sandbox.run('check', '--verbose', '--no-types', 'src')).err).not.toContain('from here');
  expect((await sandbox.run('check', '--verbose', 'src')).err).toMatch(
    /^src\/tsconfig\.json: no types from here: No inputs were found [^\n]*\n/,
  );
});

it('tells with --verbose what was analysed, with which types, how long that took, and the paths', async () => {
  await sandbox.write('tsconfig.json', '{ "include": ["src/*.ts"] }');
  const { err, out } = await sandbox.run('check', '--verbose', 'src');
  expect(err).toMatch(
    /^analysed src\/client\.js: 0 functions, 0 with something it cannot follow\nanalysed src\/server\.ts: .*\nno types for 1 file\ntypes from tsconfig\.json for 1 file\nfinding files took \d+\.\d\d s\nchecking took .* s\n$/,
  );
  expect(out).toContain('no-risky\n      may have closed by now → sent here (2)\n');
});

it('gives messages lines of their own on a narrow terminal', async () => {
  const { out } = await sandbox.runWith({ columns: 40 }, 'check', 'src/server.ts');
  expect(out).toBe(`
src/server.ts
 2:1 error no-risky
   \`risky(…)\` is called.
 3:3 warning no-loose
   \`loose(…)\` is called.

2 problems (1 error, 1 warning) in 1
file, 1 file looked at, 1 with sockets
How one comes about: socket-safety
explain src/server.ts:2
What would be rewritten: socket-safety
migrate --dry-run
`);
});

it('shows no progress where nobody watches, and clears it where somebody does', async () => {
  let drawn = '';
  const terminal = Object.assign(
    new Writable({ write: (chunk: Buffer, _, done) => ((drawn += chunk.toString()), done()) }),
    {
      isTTY: true,
      columns: 80,
      rows: 24,
      cursorTo: () => true,
      moveCursor: () => true,
      clearLine: () => true,
    },
  );
  const { err } = await sandbox.runWith(
    { terminal: terminal as unknown as NodeJS.WriteStream },
    'check',
    'src',
  );
  expect(err).toBe('');
  expect(drawn).toContain(' of 3 files');
});

it('names files from the root of the repository where other programs read them', async () => {
  const fileIn = (text: string) => /file=([^,]*)/.exec(text)?.[1];
  const github = ['check', 'server.ts', '--format', 'github'];
  expect(fileIn((await sandbox.runAt('src', ...github)).out)).toBe('server.ts');
  sandbox.git('init', '--quiet');
  expect(fileIn((await sandbox.runAt('src', ...github)).out)).toBe('src/server.ts');
  const variables = { GITHUB_WORKSPACE: dirname(sandbox.folder) };
  const { out } = await sandbox.runWith({ variables }, 'check', 'src/server.ts', '--format', 'github');
  expect(fileIn(out)).toBe(`${basename(sandbox.folder)}/src/server.ts`);
});

describe('--max-warnings', () => {
  it.each([
    ['0', 1, 'socket-safety: 1 warning, --max-warnings allows 0\n'],
    ['1', 0, ''],
  ])('%s', async (most, code, err) => {
    const run = await sandbox.run('check', '--rule', 'no-loose', '--max-warnings', most, '--quiet');
    expect(run).toMatchObject({ code, err });
  });

  it('changes nothing about errors', async () => {
    expect(await sandbox.run('check', '--max-warnings', '9')).toMatchObject({ code: 1 });
  });

  it('takes a number', async () => {
    const { code, err } = await sandbox.run('check', '--max-warnings', 'few');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/'few' is invalid.*number/) });
  });
});

describe('--output', () => {
  it('writes the report and prints its last line', async () => {
    const run = await sandbox.run('check', 'src/server.ts', '--output', 'reports/check.txt');
    expect(run).toEqual({
      code: 1,
      err: '',
      out: '2 problems (1 error, 1 warning) in 1 file, 1 file looked at, 1 with sockets: reports/check.txt\n',
    });
    expect(await sandbox.read('reports/check.txt')).toContain('src/server.ts\n 2:1  error    `risky');
  });

  it('that cannot be written ends with 2', async () => {
    const { code, err } = await sandbox.run('check', '--output', 'src');
    expect({ code, err }).toEqual({ code: 2, err: 'socket-safety: --output src: is a folder\n' });
  });

  it.runIf(existsSync('/dev/full'))('on a full disk ends with 2', async () => {
    const { code, err } = await sandbox.run('check', '--output', '/dev/full');
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^socket-safety: --output .*ENOSPC.*\n$/),
    });
  });
});
