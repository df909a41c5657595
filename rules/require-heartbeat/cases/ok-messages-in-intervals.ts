import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => socket.on('error', console.error));

setInterval(() => {
  for (const client of server.clients)
    if (client.readyState === WebSocket.OPEN) client.send(String(Date.now()));
}, 1000);
