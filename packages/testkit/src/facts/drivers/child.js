// The other end of a forked process: what it hears on its channel it writes to stdout, what it is to do it reads from stdin.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';

process.on('message', () => process.stdout.write('text\n'));
process.on('disconnect', () => process.stdout.write('end\n'));

/** Where Node keeps the channel of a process that was forked like this. */
const CHANNEL = 3;

const orders = {
  message: () => process.send?.('hello'),
  messages: () => ['one', 'two', 'three'].forEach((text) => process.send?.(text)),
  disconnect: () => process.disconnect(),
  exit: () => process.exit(),
  // The channel lives on in another process, for a moment.
  bequeath: () => {
    spawn(process.execPath, ['-e', 'setTimeout(() => {}, 100)'], {
      stdio: ['ignore', 'ignore', 'ignore', CHANNEL],
    });
    process.exit();
  },
  listen: () => createServer().listen(0, '127.0.0.1'),
};
process.stdin.setEncoding('utf8').on('data', (text) => {
  for (const order of text.split('\n')) orders[order]?.();
});
process.stdout.write('ready\n');
