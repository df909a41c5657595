import { spawn } from 'node:child_process';
import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const shell = spawn('sh');
  socket.on('error', console.error);
  socket.on('close', () => {
    if (shell.pid !== undefined) process.kill(shell.pid);
  });
});
