import { it } from 'node:test';
import { WebSocket } from 'ws';

it('comes back', () => {
  const connect = () => {
    const socket = new WebSocket('ws://localhost:8080');
    socket.on('error', console.error);
    socket.on('close', () => connect());
  };
  connect();
});
