// The contract of a message handler reaches the field of a parameter property.
import { WebSocketServer, type WebSocket } from 'ws';
class Session {
  constructor(private readonly socket: WebSocket) {
    socket.on('message', (m) => this.handle(String(m)));
    this.greet();
  }
  private greet() { this.socket.send('hello'); }
  private handle(text: string) { this.socket.send(text); }
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => new Session(ws));
