// Runs the recorder in a thread. Its arguments and what it prints are those of the recorder.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';

if (isMainThread)
  new Worker(fileURLToPath(import.meta.url), { argv: process.argv.slice(2) }).on('exit', (code) => {
    process.exitCode = code;
  });
else await import('../recorder.ts');
