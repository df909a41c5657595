// The first message is answered, the second closes: the flag keeps the two apart for good.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  let received = false;
  ws.on('message', () => {
    if (!received) {
      received = true;
      ws.send('again');
      return;
    }
    ws.close();
  });
});
