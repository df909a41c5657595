import { WebSocketServer } from 'ws';

declare function load(): Promise<string>;

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  load().catch((error: unknown) => {
    console.error(error);
    if (socket.readyState === socket.OPEN) {
      socket.send('nothing to show');
    }
  });
});
