import { spawn } from 'node:child_process';
import { WebSocket, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const child = spawn('tail', ['-f', 'log']);
  socket.on('error', console.error);
  child.stdout.on('data', (chunk) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(chunk);
  });
});
