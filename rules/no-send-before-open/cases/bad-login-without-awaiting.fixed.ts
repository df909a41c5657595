import { WebSocket } from 'ws';

async function login(token: string) {
  const socket = new WebSocket('wss://api.example');
  socket.on('error', console.error);
  socket.once('open', () => {
    socket.send(token);
  });
  return socket;
}

await login('secret');
