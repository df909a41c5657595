// The other end of a process that is replayed itself: it starts Node with the arguments it was given, does what it is told
// through a pipe beside the channel, and writes there what it hears.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout } from 'node:timers';

const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
});
const [, , , , pipe] = child.stdio;
const orders = {
  message: () => child.send('hello'),
  messages: () => ['one', 'two', 'three'].forEach((text) => child.send(text)),
  disconnect: () => child.disconnect(),
  exit: () => process.exit(),
  // What came through the channel before has been heard by then.
  report: () => setTimeout(() => pipe.write('reported\n'), 1),
};
child.on('message', (message) => {
  if (message === 'hello') pipe.write('text\n');
});
child.on('disconnect', () => pipe.write('end\n'));
child.on('error', () => {});
child.on('exit', (code) => process.exit(code ?? 1));
pipe.setEncoding('utf8').on('data', (text) => {
  for (const order of text.split('\n')) orders[order]?.();
});
pipe.on('error', () => {});
