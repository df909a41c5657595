// Runs the recorder in a thread. Its arguments and what it prints are those of the recorder.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

if (isMainThread)
  new Worker(fileURLToPath(import.meta.url), { argv: process.argv.slice(2) }).on('exit', (code) => {
    process.exitCode = code;
  });
else {
  // What loads TypeScript in the process does not reach into its threads.
  register();
  await import('../recorder.ts');
}
