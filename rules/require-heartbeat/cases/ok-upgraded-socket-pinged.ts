import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });

createServer().on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
    client.on('error', console.error);
    client.on('pong', () => console.log('alive'));
  });
});
