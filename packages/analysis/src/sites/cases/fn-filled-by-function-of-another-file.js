// The room's set is made and filled in another file, which this one only walks.
import { WebSocketServer } from 'ws';
import { roomOf } from './rooms.js';
new WebSocketServer({ port: 1 }).on('connection', (ws, request) => {
  roomOf(request.url).join(ws);
  ws.on('message', (text) => {
    for (const peer of roomOf(request.url).peers) peer.send(text); //! unguarded
  });
});
