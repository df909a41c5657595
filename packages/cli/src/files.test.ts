import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';
import { findFiles } from './files.ts';
import { nameOf } from './wording.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  const names = [
    ...['a.ts', 'b.tsx', 'c.js', 'd.jsx', 'e.mjs', 'f.cjs', 'g.mts', 'h.cts'].map((name) => `src/${name}`),
    ...['types.d.ts', 'bundle.min.js', 'page.html', 'dist/a.js', 'build/a.js', 'coverage/a.js'].map(
      (name) => `src/${name}`,
    ),
    'node_modules/ws/index.js',
    'ignored/a.ts',
    'pages/[id]/page.ts',
    'elsewhere/a.ts',
    'suite/test/server.ts',
    'suite/relay.spec.ts',
    'suite/relay.ts',
  ];
  sandbox = await createSandbox(Object.fromEntries(names.map((name) => [name, ''])));
  await sandbox.write('.gitignore', 'ignored/\n');
  await mkdir(join(sandbox.folder, 'links'));
  const link = (target: string, name: string) =>
    symlink(join(sandbox.folder, target), join(sandbox.folder, name));
  await link('src/a.ts', 'links/a.ts');
  await link('elsewhere', 'links/folder');
  await link('.', 'links/loop.js');
  await link('nowhere', 'links/dangling.js');
  await link('src/a.ts', 'one.ts');
});
afterAll(() => sandbox.remove());

async function find(...paths: string[]): Promise<{ files: string[]; broken: string[]; tests: string[] }> {
  const { files, broken, tests } = await findFiles(paths, { cwd: sandbox.folder, tests: false });
  const names = (list: readonly string[]) => list.map((file) => nameOf(file, sandbox.folder));
  return { files: names(files), broken: names(broken), tests: names(tests) };
}

const SOURCES = ['a.ts', 'b.tsx', 'c.js', 'd.jsx', 'e.mjs', 'f.cjs', 'g.mts', 'h.cts'].map(
  (name) => `src/${name}`,
);

it('a folder gives its sources, without what is built, ignored or installed', async () => {
  expect((await find('.')).files).toEqual([
    'elsewhere/a.ts',
    'pages/[id]/page.ts',
    ...SOURCES,
    'suite/relay.ts',
  ]);
});

it('a file that is named is taken, whatever it is', async () => {
  const named = ['ignored/a.ts', 'src/bundle.min.js', 'src/dist/a.js'];
  expect((await find(...named)).files).toEqual(named);
});

it('a path with special characters is a path first', async () => {
  expect((await find('pages/[id]')).files).toEqual(['pages/[id]/page.ts']);
});

it('a pattern that the shell left alone is matched', async () => {
  expect((await find('src/*.{ts,js}')).files).toEqual(['src/a.ts', 'src/c.js']);
});

it('a file comes once, by its own name, however it is reached', async () => {
  expect((await find('src', 'src/a.ts', './src/../src/a.ts', 'one.ts')).files).toEqual(SOURCES);
});

it('a link in a folder that leads out of it and out of where the run started is not followed', async () => {
  const { files } = await findFiles(['.'], { cwd: join(sandbox.folder, 'links'), tests: false });
  expect(files).toEqual([]);
});

it('links to files are resolved, links to folders not followed, links to nowhere told', async () => {
  expect(await find('links')).toEqual({ files: ['src/a.ts'], broken: ['links/dangling.js'], tests: [] });
});

const TESTS = ['suite/relay.spec.ts', 'suite/test/server.ts'];

it('tests in a folder are left out and told', async () => {
  expect(await find('suite')).toEqual({ files: ['suite/relay.ts'], broken: [], tests: TESTS });
});

it('tests are taken where they are asked for: by the option, by name, by their folder, by a pattern that names it', async () => {
  const { files } = await findFiles(['suite'], { cwd: sandbox.folder, tests: true });
  expect(files.map((file) => nameOf(file, sandbox.folder))).toEqual([
    'suite/relay.spec.ts',
    'suite/relay.ts',
    'suite/test/server.ts',
  ]);
  expect((await find('suite', 'suite/test/server.ts')).tests).toEqual(['suite/relay.spec.ts']);
  expect((await find('suite/test')).files).toEqual(['suite/test/server.ts']);
  expect((await find('suite/test/*.ts')).files).toEqual(['suite/test/server.ts']);
  expect((await find('suite/**/*.ts')).files).toEqual(['suite/relay.ts']);
});
