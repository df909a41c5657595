import { spawn } from 'node:child_process';
import { SURVIVED } from './record-unheard.ts';

const LIMIT_MS = 90_000;
/** More would keep each other waiting, and what happens in them is a matter of time. */
const AT_A_TIME = 4;

/** Says whether a process of ours, started with these arguments, is ended by something that it does. */
export async function endsProcess(command: readonly string[]): Promise<boolean> {
  return !(await printedBy(command, 'ignore')).endsWith(SURVIVED);
}

/** Returns what a process of ours, started with these arguments, prints; throws where that is nothing. */
export async function answerOf(command: readonly string[]): Promise<string> {
  await turn();
  try {
    const printed = await printedBy(command, 'inherit');
    if (printed === '') throw new Error(`A process gave no answer: ${command.slice(-3).join(' ')}.`);
    return printed;
  } finally {
    next();
  }
}

function printedBy(command: readonly string[], complaints: 'inherit' | 'ignore'): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'pipe', complaints],
      timeout: LIMIT_MS,
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject);
    // What it started may go on printing after its exit.
    child.on('close', (_, signal) => {
      if (signal === null) resolve(printed);
      else reject(new Error(`A process was stopped by ${signal}: ${command.slice(-3).join(' ')}.`));
    });
  });
}

let running = 0;
const waiting: (() => void)[] = [];

function turn(): Promise<void> {
  running += 1;
  return running <= AT_A_TIME ? Promise.resolve() : new Promise((come) => waiting.push(come));
}

function next(): void {
  running -= 1;
  waiting.shift()?.();
}
