import type { SocketDriver } from './driver.ts';

const QUIET_MS = 30;
const QUIET_TURNS = 20;

let elsewhere = (): Promise<void> => Promise.resolve();

/**
 * Waits until everything that is under way on loopback has been delivered.
 *
 * Both ends live in this process, unless `alsoAwait` is told of another, so it counts turns of the event loop as well as
 * time: a busy machine makes the turns longer, not fewer.
 */
export async function quiet(ms: number = QUIET_MS): Promise<void> {
  const start = performance.now();
  for (let turn = 0; turn < QUIET_TURNS || performance.now() - start < ms; turn += 1) {
    await turnOfTheLoop();
  }
  await elsewhere();
}

/** Makes every pause wait for something more: for a process in which the other ends live. */
export function alsoAwait(wait: () => Promise<void>): void {
  elsewhere = wait;
}

/** Waits as long as a driver says that its deliveries take. */
export function settle({ settleMs }: SocketDriver): Promise<void> {
  return quiet(settleMs);
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
