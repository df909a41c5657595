import { fork } from 'node:child_process';

const child = fork('worker.js');
            //^^^^^^^^^^^^^^^^^ unheard

setInterval(() => {
  if (child.connected) child.send('work');
}, 1000);
