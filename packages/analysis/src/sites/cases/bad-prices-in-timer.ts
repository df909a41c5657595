// The neighbour of a ping: somebody waits for these.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  setInterval(() => ws.send(JSON.stringify({ type: 'prices', at: Date.now() })), 1000); //! unguarded
});
