import { fork } from 'node:child_process';

const child = fork('worker.js');

child.on('message', (message) => {
  console.log(message);
});
