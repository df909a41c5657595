import { WebSocketServer, WebSocket } from 'ws';
import { verify } from './auth.js';
const users = new Map<string, WebSocket>();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', async (ws, req) => {
  ws.on('error', console.error);
  const user = await verify(req.headers.authorization ?? '');
  users.set(user.id, ws);
  ws.on('close', () => users.delete(user.id)); //! no-stale-close-handler
});
