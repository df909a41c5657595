import { WebSocketServer, WebSocket, createWebSocketStream } from 'ws';
const live = new Set<WebSocket>();
async function run(ws: WebSocket) {
  live.add(ws);
  for await (const chunk of createWebSocketStream(ws)) console.log(chunk);
  live.delete(ws);
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  run(ws).catch(console.error);
});
