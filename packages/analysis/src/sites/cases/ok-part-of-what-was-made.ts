// The child belongs to an object that this turn has made.
import type { ChildProcess } from 'node:child_process';
import { Base } from './base.ts';
export class Worker extends Base {
  process!: ChildProcess;
}
export function start(task: string) {
  const worker = new Worker();
  worker.process.send({ task });
  return worker;
}
