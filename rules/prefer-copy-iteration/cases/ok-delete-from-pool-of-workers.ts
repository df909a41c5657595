import { Worker } from 'node:worker_threads';

const workers = new Set<Worker>();

export function shrink(idle: (worker: Worker) => boolean) {
  for (const worker of workers) {
    if (idle(worker)) workers.delete(worker);
  }
}
