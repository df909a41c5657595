import { WebSocketServer } from 'ws';

declare function run(command: string): Promise<void>;

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', async (command) => {
    try {
      await run(String(command));
    } catch (error) {
      console.error(error);
      if (socket.readyState === socket.OPEN) {
        socket.send(`failed: ${String(error)}`);
      }
    }
  });
});
