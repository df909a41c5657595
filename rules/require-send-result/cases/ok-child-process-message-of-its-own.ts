import { fork } from 'node:child_process';

const worker = fork('./worker.js');

export function stopWorker(): void {
  if (worker.connected) worker.send({ kind: 'stop' });
}
