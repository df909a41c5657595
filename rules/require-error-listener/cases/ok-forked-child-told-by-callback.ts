import { fork } from 'node:child_process';

const child = fork('worker.js');

setInterval(() => {
  child.send('work', (error) => {
    if (error) console.error(error);
  });
}, 1000);
