// A handler that runs once cannot meet the socket that it closed.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.once('message', (m) => {
    ws.send(m);
    ws.close();
  });
});
