import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  ws.on('error', console.error);
  const interval = setInterval(() => { //! require-close-cleanup
    if (ws.readyState === 1) ws.ping();
  }, 30000);
  wss.on('close', () => clearInterval(interval));
});
