// A git repository of files that each have one thing to rewrite. Every text that a file may ever have is known beforehand.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import colors from 'picocolors';
import { processEnvironment, runMigrate } from 'socket-safety';

/** What is run, as options; and as `WORDS` on a command line. */
const CHOICE = { types: false, only: ['guard-sends'], jobs: 1 };
export const WORDS = ['migrate', '--no-types', '--only', 'guard-sends', '--jobs', '1'];

/** Comments that make a file take a while to write and hardly longer to parse. */
export const PADDING = `// ${'-'.repeat(96)}\n`.repeat(600);

/** A file with a check that is stale when the send comes. */
export const textOf = (name: string): string => `import { WebSocket } from 'ws';
import { readSensor } from 'sensors';

export async function ${name}(socket: WebSocket): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reading = await readSensor();
  socket.send(reading);
}
${PADDING}`;

/** How the files of a workplace stand. */
export interface Standing {
  readonly old: number;
  readonly new: number;
  /** Names of files that are neither, or that nobody knows. */
  readonly wrong: readonly string[];
  /** Names of files that a process left behind while it wrote. */
  readonly temporary: readonly string[];
}

export interface Workplace {
  readonly folder: string;
  readonly count: number;
  /** Puts every file back to its old text. */
  readonly reset: () => Promise<void>;
  readonly inspect: () => Promise<Standing>;
  readonly remove: () => Promise<void>;
}

/** Makes a repository with so many files, all committed. */
export async function createWorkplace(count: number): Promise<Workplace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'faults-')));
  const files = new Map<string, { readonly old: string; new: string }>();
  for (let at = 0; at < count; at++) files.set(`relay-${at}.ts`, { old: textOf(`relay${at}`), new: '' });
  const reset = async (): Promise<void> => {
    for (const name of await readdir(folder)) if (name !== '.git') await rm(join(folder, name));
    for (const [name, text] of files) await writeFile(join(folder, name), text.old);
  };
  await reset();
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  git(
    folder,
    '-c',
    'user.name=Tester',
    '-c',
    'user.email=tester@example.org',
    'commit',
    '--quiet',
    '-m',
    'All',
  );
  await rewriteHere(folder);
  for (const [name, text] of files) text.new = await readFile(join(folder, name), 'utf8');
  if ([...files.values()].some((text) => text.new === text.old))
    throw new Error('There is nothing to rewrite.');
  await reset();
  return {
    folder,
    count,
    reset,
    async inspect() {
      const names = (await readdir(folder)).filter((name) => name !== '.git');
      const temporary = names.filter((name) => name.startsWith('.socket-safety-'));
      const standing = { old: 0, new: 0 };
      const wrong = names.filter((name) => !files.has(name) && !name.startsWith('.socket-safety-'));
      for (const [name, text] of files) {
        const now = await readFile(join(folder, name), 'utf8').catch(() => null);
        if (now === text.old) standing.old++;
        else if (now === text.new) standing.new++;
        else wrong.push(name);
      }
      return { ...standing, wrong, temporary };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Lets nobody interrupt it: so it is known what the files become. */
async function rewriteHere(cwd: string): Promise<void> {
  const silent = { write: () => undefined, tell: () => undefined, colors: colors.createColors(false) };
  await runMigrate(['.'], CHOICE, { ...processEnvironment(), cwd, output: silent });
}

function git(folder: string, ...words: string[]): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore', env });
}
