import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

export function relay(sender: WebSocket, text: string) {
  server.clients.forEach((client) => {
    if (
      sender.readyState === WebSocket.OPEN &&
      client.readyState === WebSocket.OPEN
    )
      client.send(text);
  });
}
