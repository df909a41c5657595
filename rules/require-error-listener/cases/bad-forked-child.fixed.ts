import { fork } from 'node:child_process';

const child = fork('worker.js');
child.on('error', (error) => {
  console.error('child error', error);
});

setInterval(() => {
  if (child.connected) child.send('work');
}, 1000);
