// What the close stops, by any of its names, says nothing more: a subscriber that quits, the other side of a tunnel.
import Redis from 'ioredis';
import { createServer } from 'node:http';
import net from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
createServer((request, response) => {
  const subscriber = new Redis();
  subscriber.on('error', console.error);
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  subscriber.on('message', (_channel, text) => response.write(`data: ${text}\n\n`));
  request.on('close', () => {
    void subscriber.quit();
  });
});
class Tunnel {
  private readonly socket: net.Socket;
  constructor(private readonly ws: WebSocket) {
    this.socket = net.connect(22, 'localhost');
    this.socket.on('error', console.error);
    this.socket.on('close', () => this.close());
    ws.on('error', console.error);
    ws.on('message', (data) => this.socket.write(data as Buffer));
  }
  private close() {
    this.ws.close();
  }
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => new Tunnel(ws));
