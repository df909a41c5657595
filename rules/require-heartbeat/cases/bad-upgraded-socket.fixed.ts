import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });

createServer().on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
    let isAlive = true;
    const heartbeat = setInterval(() => {
      if (client.readyState !== client.OPEN) return;
      if (!isAlive) {
        client.terminate();
        return;
      }
      isAlive = false;
      client.ping();
    }, 30_000);
    client.on('pong', () => {
      isAlive = true;
    });
    client.on('close', () => {
      clearInterval(heartbeat);
    });
    client.on('error', console.error);
  });
});
