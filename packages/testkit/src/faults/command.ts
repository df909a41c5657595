// The command as a process of its own, from the source or as it was built.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../../../cli/${path}`, import.meta.url));

/** How the command is started: `built` is quicker and wants `npm run build` before. */
export type Build = 'source' | 'built';

/** Tells whether there is something built to start. */
export function isBuilt(): boolean {
  return existsSync(at('dist/main.js'));
}

/** Which process to start. */
export interface Start {
  readonly build: Build;
  readonly cwd: string;
  readonly words: readonly string[];
  /** A user to be, where the caller may choose. */
  readonly uid?: number;
  /** Shell words to put before, such as a limit. */
  readonly before?: string;
}

/** How a process ended, and what it printed. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the command. */
export function startCommand({ build, cwd, words, uid, before }: Start): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script =
    build === 'built'
      ? [at('bin/socket-safety.js')]
      : ['--conditions=source', '--import', loader, at('src/main.ts')];
  const line = [process.execPath, ...script, ...words];
  const who = uid === undefined ? {} : { uid, gid: uid };
  const env = { ...process.env, NO_COLOR: '1', TSX_DISABLE_CACHE: before === undefined ? '' : '1' };
  if (before === undefined) return spawn(process.execPath, line.slice(1), { cwd, env, ...who });
  return spawn('sh', ['-c', `${before}; exec "$@"`, 'sh', ...line], { cwd, env });
}

/** Waits for a process to end. */
export function endOf(child: ChildProcess): Promise<End> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, out, err })));
}
