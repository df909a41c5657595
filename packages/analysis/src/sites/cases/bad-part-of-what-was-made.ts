// After a wait the child may have ended, and so may that of an object that was made before.
import type { ChildProcess } from 'node:child_process';
import { Base } from './base.ts';
export class Worker extends Base {
  process!: ChildProcess;
}
const kept = new Worker();
export async function start(task: string) {
  const worker = new Worker();
  await fetch('/log');
  worker.process.send({ task }); //! unguarded
  kept.process.send({ task }); //! unguarded
}
