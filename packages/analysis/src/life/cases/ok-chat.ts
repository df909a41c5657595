import express from 'express';
import http from 'node:http';
import { WebSocketServer, WebSocket } from 'ws';
interface Client {
  id: string;
  ws: WebSocket;
  room?: string;
}
const app = express();
const server = http.createServer(app);
const wss = new WebSocketServer({ server });
const clients: Client[] = [];
wss.on('connection', (ws) => {
  const client: Client = { id: Math.random().toString(36), ws };
  clients.push(client);
  ws.on('error', console.error);
  ws.on('close', () => {
    const i = clients.findIndex((c) => c.id === client.id);
    if (i >= 0) clients.splice(i, 1);
  });
});
