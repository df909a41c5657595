// A callback that the listener of another function calls is taken to run at any time: only direct calls of a parameter are followed.
import { WebSocketServer, type WebSocket } from 'ws';

function serve(onMessage: (socket: WebSocket, text: string) => void) {
  const server = new WebSocketServer({ port: 8080 });
  server.on('connection', (socket) => {
    socket.on('message', (data) => onMessage(socket, String(data)));
  });
}

serve((socket, text) => {
  socket.send(text);
});
