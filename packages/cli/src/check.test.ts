import { afterEach, beforeEach, expect, it } from 'vitest';
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
      },
      expect.objectContaining({ file: 'src/server.ts', line: 3, rule: 'no-loose', severity: 'warn' }),
    ],
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
  expect((await sandbox.run('check', '--verbose', '--no-types', 'src')).err).toBe('');
  expect((await sandbox.run('check', '--verbose', 'src')).err).toMatch(
    /^src\/tsconfig\.json: no types from here: No inputs were found [^\n]*\n$/,
  );
});
