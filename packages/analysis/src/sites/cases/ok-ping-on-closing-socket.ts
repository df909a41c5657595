// A ping that is lost on a socket that goes: whoever counts the pongs closes it anyway.
import { WebSocketServer } from 'ws';
enum Code {
  PING = 3,
}
const HEARTBEAT = JSON.stringify({ type: 'heartbeat' });
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  setInterval(() => ws.send('PING'), 1000);
  setInterval(() => ws.send(HEARTBEAT), 1000);
  setInterval(() => ws.send(new Uint8Array([Code.PING])), 1000);
  setInterval(() => ws.send(JSON.stringify({ op: 'keep-alive', at: Date.now() })), 1000);
});
