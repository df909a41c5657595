import { server as WebSocketServer } from 'websocket';
import { createServer } from 'node:http';

const server = new WebSocketServer({ httpServer: createServer().listen(8080) });
server.on('connect', (connection) => {
  connection.on('message', (message) => connection.sendUTF(message.utf8Data));
});
