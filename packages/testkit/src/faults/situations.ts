// What else can go wrong while files are written: each situation is made, the command is run in it, and its files are looked at.
import { execFileSync } from 'node:child_process';
import { watch, writeFileSync } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endOf, startCommand, type Build, type End } from './command.ts';
import { PADDING, textOf } from './workplace.ts';

/** What came of a situation. `faults` says what should not have been. */
export interface Situation {
  readonly name: string;
  readonly code: number | null;
  /** The first line that says something of it. */
  readonly said: string;
  readonly faults: readonly string[];
}

/** A folder to put a situation into. */
interface Scene {
  readonly folder: string;
  readonly build: Build;
  /** Makes a file with one thing to rewrite, and returns its path. */
  readonly put: (name: string, text?: string) => Promise<string>;
  readonly run: (...words: string[]) => Promise<End>;
}

interface Plan {
  readonly name: string;
  /** Plays the situation; null where it cannot be made here. */
  readonly play: (scene: Scene) => Promise<Played | null>;
}

interface Played {
  readonly end: End;
  readonly said: RegExp;
  readonly code: number;
  /** What each of these files must be; `whole` is either. */
  readonly files: readonly (readonly [path: string, must: 'old' | 'new' | 'whole'])[];
  readonly more?: readonly string[];
  /** Takes the scene down, once it was looked at. */
  readonly strike?: () => void;
}

const OLD = textOf('relay');
const WORDS = ['migrate', '--no-types', '--only', 'guard-sends', '--jobs', '1', '--force'];
const isRoot = process.getuid?.() === 0;

const PLANS: readonly Plan[] = [
  {
    name: 'the disk is full (a file system of 256 kB)',
    async play({ folder, put, run }) {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (!mounts('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk)) return null;
      const files = [await put('disk/a.ts'), await put('disk/b.ts')];
      // Leaves less than one of them needs.
      await writeFile(join(disk, 'ballast'), 'x'.repeat(96 * 1024)).catch(() => undefined);
      return {
        end: await run('disk'),
        said: /no space is left \(ENOSPC\)/,
        code: 2,
        files: files.map((file) => [file, 'old']),
        strike: () => void execFileSync('umount', [disk]),
      };
    },
  },
  {
    name: 'no file may grow beyond 8 kB (a limit of the shell)',
    async play({ folder, put, build }) {
      const file = await put('a.ts');
      const end = await endOf(startCommand({ build, cwd: folder, words: WORDS, before: 'ulimit -f 8' }));
      return { end, said: /no space is left \(EFBIG\)/, code: 2, files: [[file, 'old']] };
    },
  },
  {
    name: 'the file system is read-only',
    async play({ folder, put, run }) {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (!mounts('-t', 'tmpfs', 'tmpfs', disk)) return null;
      const file = await put('disk/a.ts');
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      return {
        end: await run('disk'),
        said: /is on a read-only file system/,
        code: 2,
        files: [[file, 'old']],
        strike: () => void execFileSync('umount', [disk]),
      };
    },
  },
  {
    name: 'the file is read-only',
    async play({ put, run }) {
      const file = await put('a.ts');
      await chmod(file, 0o444);
      return { end: await run('.'), said: /a\.ts: is read-only/, code: 2, files: [[file, 'old']] };
    },
  },
  {
    name: 'the folder is read-only',
    async play({ folder, put, build }) {
      const file = await put('closed/a.ts');
      await chmod(folder, 0o755);
      await chmod(dirname(file), 0o555);
      // Who may do anything is not stopped by permissions.
      const uid = isRoot ? 65_534 : undefined;
      if (uid !== undefined) await chown(file, uid, uid);
      const end = await endOf(
        startCommand({ build, cwd: folder, words: WORDS, ...(uid === undefined ? {} : { uid }) }),
      );
      await chmod(dirname(file), 0o755);
      // Where our own files may not be read by others either, nothing can be tried.
      if (/EACCES.*cli|ERR_MODULE|Cannot find module/.test(end.err)) return null;
      return {
        end,
        said: /closed\/a\.ts: lies in a folder that is read-only/,
        code: 2,
        files: [[file, 'old']],
      };
    },
  },
  {
    name: 'somebody saves the last file while the first is written',
    async play({ folder, put, build }) {
      const names = Array.from({ length: 40 }, (_, at) => `f${String(at).padStart(2, '0')}.ts`);
      const files = await Promise.all(names.map((name) => put(name)));
      const last = join(folder, 'f39.ts');
      const theirs = `${OLD}// saved meanwhile\n`;
      const watcher = watch(folder, (_event, name) => {
        if (name?.startsWith('.socket-safety-')) writeFileSync(last, theirs);
      });
      const end = await endOf(startCommand({ build, cwd: folder, words: WORDS }));
      watcher.close();
      const isTheirs = (await readFile(last, 'utf8')) === theirs;
      return {
        end,
        said: /f39\.ts: was changed by someone else in the meantime/,
        code: 2,
        files: files.filter((file) => file !== last).map((file) => [file, 'new']),
        more: isTheirs ? [] : ['what they saved is gone'],
      };
    },
  },
  {
    name: 'two migrations at once',
    async play({ put, run }) {
      const files = await Promise.all(Array.from({ length: 12 }, (_, at) => put(`f${at}.ts`)));
      const [end, other] = await Promise.all([run('.'), run('.')]);
      return {
        end,
        said: /written/,
        code: 0,
        files: files.map((file) => [file, 'new']),
        more: other.code === 0 ? [] : [`the other ended with ${other.code}: ${other.err}`],
      };
    },
  },
  {
    name: 'the same file four times on the command line',
    async play({ folder, put, run }) {
      const file = await put('src/a.ts');
      await symlink(file, join(folder, 'link.ts'));
      const end = await run('src', 'src/a.ts', './src/../src/a.ts', 'link.ts');
      const more = (await lstat(join(folder, 'link.ts'))).isSymbolicLink() ? [] : ['the link became a file'];
      return { end, said: /^1 file written, 1 file looked at/m, code: 0, files: [[file, 'new']], more };
    },
  },
  {
    name: 'a link leads out of the folder',
    async play({ folder, put, build }) {
      const outside = await put('outside/a.ts');
      await put('inside/b.ts');
      await symlink(outside, join(folder, 'inside/a.ts'));
      const end = await endOf(startCommand({ build, cwd: join(folder, 'inside'), words: WORDS }));
      return {
        end,
        said: /^1 file written/m,
        code: 0,
        files: [[outside, 'old']],
      };
    },
  },
  {
    name: 'a file has two names (hard links)',
    async play({ folder, put, run }) {
      const file = await put('a.ts');
      const twin = join(folder, 'twin.ts');
      await link(file, twin);
      return {
        end: await run('.'),
        said: /has 2 names \(hard links\)/,
        code: 2,
        files: [
          [file, 'old'],
          [twin, 'old'],
        ],
      };
    },
  },
  {
    name: 'mode and owner are unusual',
    async play({ put, run }) {
      const file = await put('a.ts');
      if (isRoot) await chown(file, 12_345, 54_321);
      await chmod(file, 0o2751);
      const before = await stat(file);
      const end = await run('.');
      const after = await stat(file);
      const isKept = before.mode === after.mode && before.uid === after.uid && before.gid === after.gid;
      return {
        end,
        said: /^1 file written/m,
        code: 0,
        files: [[file, 'new']],
        more: isKept ? [] : ['mode or owner changed'],
      };
    },
  },
  {
    name: 'a path is longer than 3 kB',
    async play({ put, run }) {
      const file = await put(`${`${'long-'.repeat(40)}/`.repeat(15)}${'x'.repeat(240)}.ts`);
      return { end: await run('.'), said: /^1 file written/m, code: 0, files: [[file, 'new']] };
    },
  },
  {
    name: 'a byte order mark and Windows line endings',
    async play({ put, run }) {
      const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      const file = await put('a.ts', windows(OLD));
      const end = await run('.');
      const text = await readFile(file, 'utf8');
      const isKept = text.startsWith('\uFEFF') && !/[^\r]\n/.test(text) && text !== windows(OLD);
      return { end, said: /^1 file written/m, code: 0, files: [], more: isKept ? [] : ['they are not kept'] };
    },
  },
];

/** Plays every situation that can be made here. */
export async function runSituations(build: Build): Promise<readonly Situation[]> {
  const played: Situation[] = [];
  for (const plan of PLANS) played.push(await playOne(plan, build));
  return played;
}

async function playOne({ name, play }: Plan, build: Build): Promise<Situation> {
  const folder = await mkdtemp(join(tmpdir(), 'situation-'));
  try {
    const one = await play({
      folder,
      build,
      put: async (path, text = OLD) => {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), text);
        return join(folder, path);
      },
      run: (...paths) => endOf(startCommand({ build, cwd: folder, words: [...WORDS, ...paths] })),
    });
    if (one === null) return { name, code: null, said: 'cannot be made here', faults: [] };
    const faults = await faultsOf(one);
    one.strike?.();
    return { name, code: one.end.code, said: lineWith(one.said, one.end), faults };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function faultsOf({ end, said, code, files, more = [] }: Played): Promise<readonly string[]> {
  const faults = [...more];
  if (end.code !== code) faults.push(`ended with ${end.code}: ${end.err}`);
  if (!said.test(end.out + end.err)) faults.push(`did not say ${said}: ${end.out}${end.err}`);
  for (const [file, must] of files) {
    const now = await standingOf(file);
    if (must === 'whole' ? now === 'wrong' : now !== must) faults.push(`${file} is ${now}`);
  }
  return faults;
}

async function standingOf(file: string): Promise<'old' | 'new' | 'wrong'> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return 'wrong';
  if (text === OLD) return 'old';
  // What was added is a check; all else must be there to the end.
  return text.length > OLD.length && text.endsWith(PADDING) ? 'new' : 'wrong';
}

function lineWith(said: RegExp, { out, err }: End): string {
  const line = `${err}\n${out}`.split('\n').find((one) => said.test(one)) ?? '';
  return line.length > 90 ? `${line.slice(0, 40)}…${line.slice(-48)}` : line;
}

function mounts(...words: readonly string[]): boolean {
  if (!isRoot) return false;
  try {
    execFileSync('mount', words, { stdio: 'ignore' });
    return true;
  } catch {
    // Not everywhere may one who may do anything do this.
    return false;
  }
}
