import { WebSocketServer } from 'ws';

declare function lookUp(question: string): Promise<string>;

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', async (question) => {
    const answer = await lookUp(String(question));
    if (socket.readyState === socket.OPEN) {
      socket.send(answer);
    }
  });
});
