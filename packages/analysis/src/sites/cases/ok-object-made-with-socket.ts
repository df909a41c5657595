// An object that was made with a socket is asked for the same socket.
import { WebSocketServer, type WebSocket } from 'ws';
class Session {
  private readonly ws: WebSocket;
  constructor(ws: WebSocket) {
    this.ws = ws;
  }
  greet() {
    this.ws.send('hello');
  }
  answer(text: string) {
    this.ws.send(text);
  }
}
class Hub {
  add(ws: WebSocket) {
    const session = new Session(ws);
    session.greet();
    ws.on('message', (text) => session.answer(String(text)));
  }
}
const hub = new Hub();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', console.error);
  hub.add(ws);
});
