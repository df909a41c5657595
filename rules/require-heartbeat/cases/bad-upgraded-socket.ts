import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });

createServer().on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
                                           //^^^^^^ silent
    client.on('error', console.error);
  });
});
