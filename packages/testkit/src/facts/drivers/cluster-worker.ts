// Runs the recorder in a worker of a cluster. Its arguments and what it prints are those of the recorder.
import cluster from 'node:cluster';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

cluster.setupPrimary({
  exec: fileURLToPath(new URL('../recorder.js', import.meta.url)),
  args: process.argv.slice(2),
});
cluster.fork().on('exit', (code) => process.exit(code ?? 1));
