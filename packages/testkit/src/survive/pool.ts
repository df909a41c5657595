// Worker processes and what is left for them to do.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileReport } from './report.ts';
import type { Answer, Order } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** Time on the clock; processor time, which a loaded machine does not falsify, is measured by the worker. */
const MOST_WAIT_MS = 600_000;

/** A worker's answer, or why there is none. */
export type Outcome =
  | { readonly kind: 'examined'; readonly report: FileReport }
  | { readonly kind: 'ended'; readonly why: string }
  | { readonly kind: 'stopped' };

/** Hands orders to `count` processes and tells each outcome. A process that ends or hangs is replaced. */
export async function runPool(
  orders: readonly Order[],
  count: number,
  hear: (order: Order, outcome: Outcome) => void,
): Promise<void> {
  const waiting = orders[Symbol.iterator]();
  await Promise.all(Array.from({ length: Math.min(count, orders.length) }, () => serve(waiting, hear)));
}

async function serve(
  waiting: Iterator<Order>,
  hear: (order: Order, outcome: Outcome) => void,
): Promise<void> {
  let worker = await startWorker();
  for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
    const outcome = await ask(worker, next.value);
    hear(next.value, outcome);
    if (outcome.kind === 'examined') continue;
    worker.kill('SIGKILL');
    worker = await startWorker();
  }
  worker.kill();
}

/** Throws an `Error` where a worker cannot even start. */
function startWorker(): Promise<ChildProcess> {
  const worker = fork(WORKER, { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.removeAllListeners();
      resolve(worker);
    });
    worker.once('exit', (code) => reject(new Error(`a worker ended with ${code} before its first file`)));
  });
}

function ask(worker: ChildProcess, order: Order): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ kind: 'stopped' }), MOST_WAIT_MS);
    worker.once('message', (answer: Answer) => {
      if (answer.kind === 'examined') end(answer);
    });
    worker.once('exit', (code, signal) =>
      end({ kind: 'ended', why: `the process ended (${signal ?? code})` }),
    );
    worker.send(order);
  });
}
