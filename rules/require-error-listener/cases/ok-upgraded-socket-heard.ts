import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
    client.on('error', console.error);
    client.send('welcome');
  });
});
