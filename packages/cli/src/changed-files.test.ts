// `--since`, in a repository of its own.
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

const RISKY = 'new WebSocket(url);\nrisky();\n';
const at = (name: string) => join(sandbox.folder, name);

let sandbox: Sandbox;
beforeAll(async () => {
  const names = ['same', 'changed', 'gone', 'old', 'staged', 'committed', 'sub/changed', 'sub/same'];
  sandbox = await createSandbox(Object.fromEntries(names.map((name) => [`src/${name}.ts`, RISKY])));
  await sandbox.write('.gitignore', 'ignored.ts\n');
  sandbox.git('init', '--quiet', '--initial-branch', 'main');
  commitAll();
  sandbox.git('tag', 'start');
  sandbox.git('switch', '--quiet', '--create', 'topic');
  await sandbox.write('src/committed.ts', `${RISKY}// committed\n`);
  commitAll();
  // Main goes on meanwhile: what changed there is not ours.
  sandbox.git('switch', '--quiet', 'main');
  await sandbox.write('src/same.ts', `${RISKY}// elsewhere\n`);
  commitAll();
  sandbox.git('switch', '--quiet', 'topic');
  await sandbox.write('src/staged.ts', `${RISKY}// staged\n`);
  sandbox.git('add', '.');
  await sandbox.write('src/changed.ts', `${RISKY}// changed\n`);
  await sandbox.write('src/sub/changed.ts', `${RISKY}// changed\n`);
  await rename(at('src/old.ts'), at('src/new.ts'));
  await rm(at('src/gone.ts'));
  await sandbox.write('src/ünknown "name".ts', RISKY);
  await sandbox.write('src/ignored.ts', RISKY);
});
afterAll(() => sandbox.remove());

function commitAll(): void {
  sandbox.git('add', '.');
  sandbox.git('commit', '--quiet', '--message', 'All');
}

async function since(revision: string, ...paths: string[]): Promise<readonly string[]> {
  const { out } = await sandbox.run('check', '--format', 'json', '--since', revision, ...paths);
  const { findings } = JSON.parse(out) as { findings: readonly { file: string }[] };
  return findings.map(({ file }) => file);
}

const OWN = ['changed', 'committed', 'new', 'staged', 'sub/changed', 'ünknown "name"'];

it.each(['start', 'main', 'HEAD~1'])(
  'checks what was changed, added or renamed since %s, committed or not',
  async (revision) => {
    expect(await since(revision)).toEqual(OWN.map((name) => `src/${name}.ts`));
  },
);

it('leaves out what was committed before', async () => {
  expect(await since('HEAD')).toEqual(
    OWN.filter((name) => name !== 'committed').map((name) => `src/${name}.ts`),
  );
});

it('stays within the paths that are named, and ends with 0 where nothing changed there', async () => {
  expect(await since('start', 'src/sub')).toEqual(['src/sub/changed.ts']);
  expect(await sandbox.run('check', '--since', 'start', 'src/sub/same.ts')).toEqual({
    code: 0,
    err: '',
    out: 'No problems, 0 files looked at, 0 with sockets\n',
  });
});

it('works from a sub-folder', async () => {
  const { out } = await sandbox.runAt('src/sub', 'check', '--format', 'json', '--since', 'start');
  expect(JSON.parse(out)).toMatchObject({ files: 1, findings: [{ file: 'changed.ts' }] });
});

it('finds a changed file behind a link', async () => {
  await symlink(at('src/changed.ts'), at('src/link.ts'));
  expect(await since('start', 'src/link.ts')).toEqual(['src/changed.ts']);
  await rm(at('src/link.ts'));
});

it.each([
  ['nowhere', /^socket-safety: --since nowhere: git knows no such revision\n$/],
  ['--upload-pack=x', /^socket-safety: --since --upload-pack=x: .+\n$/],
])('an unknown revision ends with 2: %s', async (revision, message) => {
  const { code, err, out } = await sandbox.run('check', `--since=${revision}`);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(message) });
});

it('a folder without git ends with 2', async () => {
  const plain = await createSandbox({ 'a.ts': RISKY });
  expect(await plain.run('check', '--since', 'HEAD')).toEqual({
    code: 2,
    out: '',
    err: 'socket-safety: --since HEAD: a.ts is in no git repository\n',
  });
  await plain.remove();
});
