const { fork } = require('child_process');
let worker = null;
function start() {
  worker = fork('./w.js');
  worker.on('exit', () => {
    worker = null;
    start();
  });
  worker.on('error', () => {});
}
start();
