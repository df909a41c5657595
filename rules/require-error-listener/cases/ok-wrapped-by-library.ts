import { createWebSocketStream, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const stream = createWebSocketStream(socket);
  stream.pipe(process.stdout);
});
