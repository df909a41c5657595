// The object is asked after a wait, or was made with a socket that has been closed.
import { WebSocketServer, type WebSocket } from 'ws';
class Session {
  private readonly ws: WebSocket;
  constructor(ws: WebSocket) {
    this.ws = ws;
  }
  greet() {
    this.ws.send('hello'); //! unguarded
  }
  leave() {
    this.ws.send('bye'); //! after-close
  }
}
class Hub {
  async add(ws: WebSocket) {
    const session = new Session(ws);
    await fetch('/log');
    session.greet();
  }
  refuse(ws: WebSocket) {
    const session = new Session(ws);
    ws.close();
    session.leave();
  }
}
const hub = new Hub();
new WebSocketServer({ port: 1 }).on('connection', (ws, request) => {
  ws.on('error', console.error);
  if (request.url === '/') void hub.add(ws);
  else hub.refuse(ws);
});
