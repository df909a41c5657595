import { fork } from 'node:child_process';

const child = fork('worker.js');
child.send('start');
