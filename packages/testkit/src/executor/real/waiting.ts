// Waiting for what the operating system does in its own time.
import { setImmediate as turn, setTimeout as later } from 'node:timers/promises';

const LIMIT_MS = 2000;
/** A machine that is busy with other things gets to look so often all the same. */
const LOOKS = 50;

/** Waits until something holds; false where it does not in time, two seconds unless told. */
export async function until(holds: () => boolean, limitMs = LIMIT_MS): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (let look = 0; !holds(); look++) {
    if (performance.now() > end && look > LOOKS) return false;
    await later(1);
  }
  return true;
}

/** Lets what is on its way between two sockets arrive. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await turn();
  await later(1);
  await turn();
}
