// The other end of a forked process: what it hears on its channel it writes to stdout, what it is to do it reads from stdin.
import process from 'node:process';

process.on('message', () => process.stdout.write('text\n'));
process.on('disconnect', () => process.stdout.write('end\n'));

const orders = {
  message: () => process.send?.('hello'),
  messages: () => ['one', 'two', 'three'].forEach((text) => process.send?.(text)),
  disconnect: () => process.disconnect(),
  exit: () => process.exit(),
};
process.stdin.setEncoding('utf8').on('data', (text) => {
  for (const order of text.split('\n')) orders[order]?.();
});
process.stdout.write('ready\n');
