import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';
import { openJournal } from './migration-journal.ts';

const RISKY = 'new WebSocket(url);\nrisky();\nrisky(1, 2);\n';
const SAFE = 'new WebSocket(url);\nsafe();\nrisky(1, 2);\n';
const NOTE = 'Note: not everything here is in a git repository, so git cannot take this back.\n';

let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await createSandbox({ 'src/a.ts': RISKY, 'src/b.ts': 'calm();\n' })));
afterEach(() => sandbox.remove());

function commitAll(): void {
  sandbox.git('init', '--quiet');
  sandbox.git('add', '.');
  sandbox.git('commit', '--quiet', '--message', 'All');
}

it('writes, and tells what it did and what it left', async () => {
  commitAll();
  expect(await sandbox.run('migrate')).toEqual({
    code: 0,
    err: '',
    out: `rewrote src/a.ts (1 finding)
guard-risky  1 rewritten, 1 left
  src/a.ts:3:1  no-risky  it has more than one argument
1 file written, 2 files looked at, 1 with sockets

Suggested commit message

  Call safe

  guard-risky: Call safe (1 finding in 1 file).
`,
  });
  expect(await sandbox.read('src/a.ts')).toBe(SAFE);
});

it('tells of what no codemod rewrites, unless one is asked for', async () => {
  await sandbox.write('src/a.ts', `${RISKY}loose();\n`);
  const { out } = await sandbox.run('migrate', '--check');
  expect(out).toContain('no codemod   1 left\n  src/a.ts:4:1  no-loose  no codemod rewrites this\n');
  expect((await sandbox.run('migrate', '--check', '--only', 'guard-risky')).out).not.toContain('no-loose');
});

it('has nothing to do the second time', async () => {
  await sandbox.run('migrate');
  const { code, out } = await sandbox.run('migrate');
  expect(code).toBe(0);
  expect(out).toContain('0 rewritten, 1 left');
  expect(out).toContain('Nothing to rewrite');
});

it('keeps a byte order mark and line endings', async () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  await sandbox.write('src/a.ts', windows(RISKY));
  await sandbox.run('migrate');
  expect(await sandbox.read('src/a.ts')).toBe(windows(SAFE));
});

describe('without writing', () => {
  it('--dry-run shows a diff', async () => {
    expect(await sandbox.run('migrate', '--dry-run', 'src')).toEqual({
      code: 1,
      err: '',
      out: `--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,3 @@
 new WebSocket(url);
-risky();
+safe();
 risky(1, 2);

would rewrite src/a.ts (1 finding)
guard-risky  1 to rewrite, 1 left
  src/a.ts:3:1  no-risky  it has more than one argument
1 file would change, 2 files looked at, 1 with sockets
`,
    });
    expect(await sandbox.read('src/a.ts')).toBe(RISKY);
  });

  it('--check lists the files', async () => {
    const { code, out } = await sandbox.run('migrate', '--check', 'src');
    expect(code).toBe(1);
    expect(out).toMatch(/^would rewrite src\/a\.ts/);
    expect(await sandbox.read('src/a.ts')).toBe(RISKY);
  });

  it('ends with 1 when a finding is left, though nothing would change', async () => {
    await sandbox.write('src/c.ts', 'new WebSocket(url);\nrisky(1, 2);\n');
    await sandbox.write('src/d.ts', 'new WebSocket(url);\nloose();\n');
    for (const name of ['src/c.ts', 'src/d.ts'])
      for (const option of ['--check', '--dry-run'])
        expect(await sandbox.run('migrate', option, name)).toMatchObject({ code: 1, err: '' });
  });

  it('ends with 0 when there is nothing to say', async () => {
    expect(await sandbox.run('migrate', '--check', 'src/b.ts')).toMatchObject({ code: 0 });
    expect(await sandbox.run('migrate', '--dry-run', 'src/b.ts')).toMatchObject({ code: 0 });
  });

  it('does not mind uncommitted changes', async () => {
    commitAll();
    await sandbox.write('src/b.ts', 'changed();\n');
    expect(await sandbox.run('migrate', '--check')).toMatchObject({ code: 1, err: '' });
  });
});

describe('in git', () => {
  it.each([
    ['modified', 'src/b.ts'],
    ['untracked', 'src/c.ts'],
  ])('refuses while a file is %s', async (_, name) => {
    commitAll();
    await sandbox.write(name, 'changed();\n');
    expect(await sandbox.run('migrate', 'src/a.ts')).toEqual({
      code: 2,
      out: '',
      err: `socket-safety: .: uncommitted changes in git (${name}): commit them first, or use --force\n`,
    });
    expect(await sandbox.read('src/a.ts')).toBe(RISKY);
  });

  it('goes on with --force', async () => {
    commitAll();
    await sandbox.write('src/b.ts', 'changed();\n');
    expect(await sandbox.run('migrate', '--force')).toMatchObject({ code: 0, err: '' });
    expect(await sandbox.read('src/a.ts')).toBe(SAFE);
  });

  it('goes on with a note where there is no repository', async () => {
    expect(await sandbox.run('migrate')).toMatchObject({ code: 0, err: NOTE });
  });
});

describe('after a run that was killed', () => {
  beforeEach(async () => {
    await sandbox.write('src/b.ts', RISKY);
    commitAll();
    // As it is when the first of two files is written.
    await openJournal().note(join(sandbox.folder, 'src/a.ts'), SAFE);
    await sandbox.write('src/a.ts', SAFE);
    await sandbox.write('src/.socket-safety-99999999-0123abcd.tmp', 'half');
  });

  it('the next one goes on, takes away what was left behind, and remembers nothing of it', async () => {
    expect(await sandbox.run('migrate')).toMatchObject({
      code: 0,
      err: `Note: removed 1 temporary file of a run that was killed.
Going on with a migration that was stopped after 1 file.
`,
    });
    expect(await sandbox.read('src/b.ts')).toBe(SAFE);
    expect((await sandbox.run('migrate')).err).toMatch(
      /uncommitted changes in git \(src\/a\.ts and 1 more\)/,
    );
  });

  it('changes of somebody else are not taken for its own', async () => {
    await sandbox.write('src/a.ts', `${SAFE}// mine\n`);
    expect((await sandbox.run('migrate')).err).toMatch(/uncommitted changes in git \(src\/a\.ts\)/);
  });
});

it('writes the other files when one fails', async () => {
  await sandbox.write('src/broken.ts', 'new WebSocket(url); risky(;');
  const { code, out, err } = await sandbox.run('migrate');
  expect(code).toBe(2);
  expect(err).toMatch(/failed src\/broken\.ts: line 1/);
  expect(out).toContain('1 file written, 3 files looked at, 2 with sockets, 1 failed');
  expect(await sandbox.read('src/a.ts')).toBe(SAFE);
});
