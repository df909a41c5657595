import { spawn } from 'node:child_process';

const LIMIT_MS = 30_000;

/** Says whether a process of ours, started with these arguments, ends by an error. */
export function endsProcess(command: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: 'ignore', timeout: LIMIT_MS });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === null) resolve(code !== 0);
      else reject(new Error(`The process with an unheard event was stopped by ${signal}.`));
    });
  });
}
