import { it } from 'node:test';
import { WebSocketServer } from 'ws';

it('accepts', () => {
  new WebSocketServer({ port: 0 }).on('connection', (socket) => {
    socket.on('error', () => process.exit(1));
  });
});
