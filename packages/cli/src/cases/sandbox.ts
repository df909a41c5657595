// A temporary folder with files, and the command run in it.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import colors from 'picocolors';
import { runCommand } from '../command.ts';
import type { Environment, ExitCode, Output } from '../environment.ts';
import { pathOfBundled, type Entry } from './bundled.ts';
import { fakeCatalogue } from './fake-catalogue.ts';

/** What a run printed and how it ended. */
export interface Run {
  readonly code: ExitCode | number | null;
  readonly out: string;
  readonly err: string;
}

export interface Sandbox {
  readonly folder: string;
  readonly write: (name: string, content: string | Buffer) => Promise<string>;
  readonly read: (name: string) => Promise<string>;
  readonly git: (...words: string[]) => void;
  /** Runs the command within this process. */
  readonly run: (...words: string[]) => Promise<Run>;
  /** The same with another output, or environment variables. */
  readonly runWith: (
    other: Partial<Output> & Pick<Environment, 'variables'>,
    ...words: string[]
  ) => Promise<Run>;
  /** The same from a folder within. */
  readonly runAt: (folder: string, ...words: string[]) => Promise<Run>;
  /** Runs it as a process of its own; the file of tests calls `withBundledCommand`. */
  readonly spawn: (...words: string[]) => Promise<Run>;
  readonly remove: () => Promise<void>;
}

export async function createSandbox(files: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'socket-safety-')));
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return {
    folder,
    write,
    read: (name) => readFile(join(folder, name), 'utf8'),
    git: (...words) => void execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore', env: GIT }),
    run: (...words) => runWithin(folder, words),
    runAt: (name, ...words) => runWithin(join(folder, name), words),
    runWith: (other, ...words) => runWithin(folder, words, other),
    spawn: (...words) => spawnAt(folder, words),
    remove: () => rm(folder, { recursive: true }),
  };
}

const WHO = { NAME: 'Tester', EMAIL: 'tester@example.org' };
const GIT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: WHO.NAME,
  GIT_AUTHOR_EMAIL: WHO.EMAIL,
  GIT_COMMITTER_NAME: WHO.NAME,
  GIT_COMMITTER_EMAIL: WHO.EMAIL,
};

async function runWithin(
  cwd: string,
  words: readonly string[],
  { variables = {}, ...look }: Partial<Output> & Pick<Environment, 'variables'> = {},
): Promise<Run> {
  let out = '';
  let err = '';
  const output = {
    write: (text: string) => void (out += text),
    tell: (text: string) => void (err += text),
    colors: colors.createColors(false),
    ...look,
  };
  const loadCatalogue = () => Promise.resolve(fakeCatalogue);
  const code = await runCommand(words, { cwd, output, loadCatalogue, variables });
  return { code, out, err };
}

/** What else a process is given. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where what it prints goes: a file descriptor in place of a pipe. */
  readonly stdout?: 'pipe' | number;
}

/** Starts the command with the rules that there are, or with those of tests. */
export function spawnCommand(
  cwd: string,
  entry: Entry,
  words: readonly string[],
  { env: own = {}, stdout = 'pipe' }: Surroundings = {},
): ChildProcess {
  const path = pathOfBundled(entry);
  const env = { ...process.env, NO_COLOR: '1', ...own };
  return spawn(process.execPath, [path, ...words], { cwd, env, stdio: ['pipe', stdout, 'pipe'] });
}

async function spawnAt(cwd: string, words: readonly string[]): Promise<Run> {
  const child = spawnCommand(cwd, 'fake-main', words);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, out, err };
}
