import { WebSocketServer, type WebSocket } from 'ws';
import { once } from 'node:events';

const clients = new Set<WebSocket>();

async function serve(socket: WebSocket) {
  clients.add(socket);
  try {
    await once(socket, 'close');
  } finally {
    clients.delete(socket);
  }
}

new WebSocketServer({ port: 8080 }).on('connection', (socket) => void serve(socket));
