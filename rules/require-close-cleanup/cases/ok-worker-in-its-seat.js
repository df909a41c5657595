import { fork } from 'node:child_process';

const workers = [];

function start(index) {
  const worker = fork('./worker.js');
  workers[index] = worker;
  worker.on('error', console.error);
  worker.on('exit', () => start(index));
}

for (let index = 0; index < 4; index++) start(index);
