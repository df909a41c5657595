// After an error ws delivers no more messages (run: valid frame, bad opcode, valid frame gave one message), so a close there takes nothing away.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => ws.terminate());
  ws.on('message', (m) => ws.send(m));
});
