// The same flag, which is set back.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  let received = false;
  ws.on('message', () => {
    if (!received) {
      received = true;
      ws.send('again'); //! unguarded
      return;
    }
    received = false;
    ws.close();
  });
});
