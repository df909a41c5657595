import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  const ac = new AbortController();
  ws.on('error', () => {});
  ws.on('close', () => ac.abort());
  process.on('SIGTERM', () => ws.close()); //! require-close-cleanup
  globalThis.addEventListener('tick', () => ws.ping(), { signal: ac.signal });
});
