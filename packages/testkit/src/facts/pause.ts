const QUIET_MS = 30;
const QUIET_TURNS = 20;

/**
 * Waits until everything that is under way on loopback has been delivered.
 *
 * Both ends live in this process, so it counts turns of the event loop as well as time: a busy machine makes the turns
 * longer, not fewer.
 */
export async function quiet(): Promise<void> {
  const start = performance.now();
  for (let turn = 0; turn < QUIET_TURNS || performance.now() - start < QUIET_MS; turn += 1) {
    await turnOfTheLoop();
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
