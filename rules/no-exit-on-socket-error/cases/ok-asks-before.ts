import { WebSocketServer } from 'ws';

declare function isFatal(error: Error): Promise<boolean>;

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', async (error) => {
    if (await isFatal(error)) process.exit(1);
  });
});
