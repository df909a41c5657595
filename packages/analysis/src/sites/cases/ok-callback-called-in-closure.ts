// A function that is handed over runs where it is called, with what it is given there.
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
