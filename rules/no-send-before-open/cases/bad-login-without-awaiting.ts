import { WebSocket } from 'ws';

async function login(token: string) {
  const socket = new WebSocket('wss://api.example');
  socket.on('error', console.error);
  socket.send(token);
  //^^^^^^^^^^^^^^^^ surely
  return socket;
}

await login('secret');
