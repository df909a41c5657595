// What becomes of an error that leaves the program.
import { run, say, sight } from './run.ts';

/** Thrown to end a loop that does not end; a schedule stops with it. */
export class Stop extends Error {}

/** Makes an error that stems from a call on a socket. */
export function blamed(message: string, line: number): Error {
  const error = new Error(message);
  run().blame.set(error, { line });
  return error;
}

function blameOf(reason: unknown): { readonly line: number } | null {
  return typeof reason === 'object' && reason !== null ? (run().blame.get(reason) ?? null) : null;
}

/** Calls into the program from outside. A throw that leaves it ends the process. */
export function enter<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    endWith(error, 'throws');
    return undefined;
  }
}

function endWith(error: unknown, kind: 'throws' | 'rejects'): void {
  const schedule = run();
  schedule.ended = true;
  if (error instanceof Stop) return;
  const blame = blameOf(error);
  if (blame !== null)
    return sight(kind, blame.line, kind === 'throws' ? 'nobody catches it' : 'nobody hears the rejection');
  say(`the program fails: ${String(error)}`);
  if (!isOfTheWorld(error)) schedule.strange ??= String((error as Error | undefined)?.stack ?? error);
}

const ofTheWorld = new WeakSet<object>();

/** Makes an error that the world hands to the program, which is then free to fail with it. */
export function worldError(message: string): Error {
  const error = new Error(message);
  ofTheWorld.add(error);
  return error;
}

function isOfTheWorld(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ofTheWorld.has(error);
}

/** Looks, once what is ready has run, for rejections that nobody heard. */
export function judgeRejections(): void {
  const { rejected, heard } = run();
  for (const { promise, reason } of rejected.splice(0)) {
    if (!heard.has(promise)) endWith(reason, 'rejects');
  }
}
