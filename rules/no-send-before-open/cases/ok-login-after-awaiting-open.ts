import { once } from 'node:events';
import { WebSocket } from 'ws';

async function login(token: string) {
  const socket = new WebSocket('wss://api.example');
  socket.on('error', console.error);
  await once(socket, 'open');
  socket.send(token);
  return socket;
}

await login('secret');
