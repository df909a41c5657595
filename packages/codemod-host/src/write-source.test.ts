import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTemporary, removeLeftovers } from './temporary-files.ts';
import { writeSource, writeWhole } from './write-source.ts';

const OLD = Buffer.from('old');

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'));
  file = join(folder, 'a.ts');
  await writeFile(file, OLD);
});
afterEach(() => rm(folder, { recursive: true }));

async function contents(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

it('writes, and leaves nothing else behind', async () => {
  expect(await writeSource(file, OLD, 'new')).toBe(null);
  expect(await contents()).toEqual({ 'a.ts': 'new' });
});

it.each([0o644, 0o755, 0o600, 0o4750])('keeps mode %o', async (mode) => {
  await chmod(file, mode);
  expect(await writeSource(file, OLD, 'new')).toBe(null);
  expect((await stat(file)).mode & 0o7777).toBe(mode);
});

it.runIf(process.getuid?.() === 0)(
  'keeps owner and group, and the bits that their change takes away',
  async () => {
    await chown(file, 12_345, 54_321);
    await chmod(file, 0o6755);
    expect(await writeSource(file, OLD, 'new')).toBe(null);
    expect(await stat(file)).toMatchObject({ uid: 12_345, gid: 54_321 });
    expect((await stat(file)).mode & 0o7777).toBe(0o6755);
  },
);

it('writes through symbolic links, which stay links', async () => {
  await symlink('a.ts', join(folder, 'link.ts'));
  await symlink('link.ts', join(folder, 'link-to-link.ts'));
  expect(await writeSource(join(folder, 'link-to-link.ts'), OLD, 'new')).toBe(null);
  expect((await lstat(join(folder, 'link.ts'))).isSymbolicLink()).toBe(true);
  expect(await contents()).toEqual({ 'a.ts': 'new', 'link.ts': 'new', 'link-to-link.ts': 'new' });
});

it('takes it well when another run has written the same', async () => {
  await writeFile(file, 'new');
  expect(await writeSource(file, OLD, 'new')).toBe(null);
  expect(await contents()).toEqual({ 'a.ts': 'new' });
});

it('writes where a file name is as long as it may be', async () => {
  const long = join(folder, `${'x'.repeat(252)}.ts`);
  await writeFile(long, OLD);
  expect(await writeSource(long, OLD, 'new')).toBe(null);
  expect(await readFile(long, 'utf8')).toBe('new');
});

describe('leaves the file alone', () => {
  it('that is not what was read', async () => {
    await writeFile(file, 'edited');
    expect(await writeSource(file, OLD, 'new')).toMatch(/^was changed by someone else/);
    expect(await contents()).toEqual({ 'a.ts': 'edited' });
  });

  it('that is gone, and does not bring it back', async () => {
    await rm(file);
    expect(await writeSource(file, OLD, 'new')).toBe('does not exist');
    expect(await contents()).toEqual({});
  });

  it('that is read-only', async () => {
    await chmod(file, 0o444);
    expect(await writeSource(file, OLD, 'new')).toBe('is read-only');
    expect(await contents()).toEqual({ 'a.ts': 'old' });
  });

  it('that has a second name, which would keep the old text', async () => {
    await link(file, join(folder, 'twin.ts'));
    expect(await writeSource(file, OLD, 'new')).toMatch(/^has 2 names \(hard links\)/);
    expect(await contents()).toEqual({ 'a.ts': 'old', 'twin.ts': 'old' });
  });

  it('when there is no space for all of the new one', async () => {
    await writeFile(file, 'old '.repeat(16_000));
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const script = join(import.meta.dirname, 'cases/write-one.ts');
    const node = `'${process.execPath}' --conditions=source --import '${loader}' '${script}' '${file}'`;
    // A limit on the size of files cuts a write short as a full disk does, wherever the test runs.
    const environment = { ...process.env, TSX_DISABLE_CACHE: '1' };
    const said = execFileSync('sh', ['-c', `ulimit -f 8; exec ${node}`], { env: environment });
    expect(said.toString()).toBe('could not be written: no space is left (EFBIG)\n');
    expect(await contents()).toEqual({ 'a.ts': 'old '.repeat(16_000) });
  });
});

describe('a file that is ours to write', () => {
  it('is made where there is none', async () => {
    const fresh = join(folder, 'b.json');
    await writeWhole(fresh, 'new');
    expect(await contents()).toEqual({ 'a.ts': 'old', 'b.json': 'new' });
    expect((await stat(fresh)).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('is replaced whatever it holds, with the mode it has and through its link', async () => {
    await chmod(file, 0o640);
    const name = join(folder, 'link.ts');
    await symlink(file, name);
    await writeWhole(name, 'new');
    expect(await contents()).toEqual({ 'a.ts': 'new', 'link.ts': 'new' });
    expect((await lstat(name)).isSymbolicLink()).toBe(true);
    expect((await stat(file)).mode & 0o7777).toBe(0o640);
  });

  it('is as it was where the new one cannot be put', async () => {
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full/inner'), '');
    await expect(writeWhole(join(folder, 'full'), 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY/);
    expect((await readdir(folder)).sort()).toEqual(['a.ts', 'full']);
  });
});

describe('what killed runs left', () => {
  /** No process has this number: it is above what a system gives out. */
  const GONE = 99_999_999;

  it('is taken away beside the files of the next run, and nothing else is', async () => {
    const left = join(folder, `.socket-safety-${GONE}-0123abcd.tmp`);
    for (const path of [left, join(folder, '.socket-safety-notes.tmp'), join(folder, 'b.tmp')])
      writeFileSync(path, 'half');
    expect(await removeLeftovers([file, join(folder, 'absent/b.ts')])).toEqual([left]);
    expect(Object.keys(await contents())).toEqual(['.socket-safety-notes.tmp', 'a.ts', 'b.tmp']);
  });

  it('is told from what is being written', async () => {
    const running = join(folder, `.socket-safety-${process.ppid}-0123abcd.tmp`);
    writeFileSync(running, 'half');
    await keepTemporary(folder, async (own) => {
      writeFileSync(own, 'half');
      expect(await removeLeftovers([file])).toEqual([]);
    });
    expect(Object.keys(await contents())).toEqual([`.socket-safety-${process.ppid}-0123abcd.tmp`, 'a.ts']);
  });

  it('is known where the number of the process is ours, as in a container', async () => {
    const left = join(folder, `.socket-safety-${process.pid}-0123abcd.tmp`);
    writeFileSync(left, 'half');
    expect(await removeLeftovers([file])).toEqual([left]);
  });

  it('does not stop a run where it is no file', async () => {
    await mkdir(join(folder, `.socket-safety-${GONE}-0123abcd.tmp`));
    expect(await removeLeftovers([file])).toEqual([]);
  });
});
