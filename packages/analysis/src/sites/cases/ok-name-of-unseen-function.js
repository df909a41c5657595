// Functions out of sight whose names merely contain "ready", "open" or "alive" say nothing of the state.
import { WebSocketServer } from 'ws';
import { alreadyJoined, hasOpenOrders, openSession } from './rooms.js';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  if (!alreadyJoined(ws)) ws.send('welcome');
  if (!hasOpenOrders(ws)) ws.send('no orders');
  if (!openSession(ws)) ws.send('no session');
});
