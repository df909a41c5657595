import { fork } from 'node:child_process';

const worker = fork('./worker.js');

export function postJob(job: object): void {
//              ^^^^^^^ one
  if (worker.connected) worker.send(job);
}
