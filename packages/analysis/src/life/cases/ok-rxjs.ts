import { WebSocketServer } from 'ws';
import { interval, fromEvent, takeUntil } from 'rxjs';
import { prices$ } from './prices.js';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', console.error);
  prices$.pipe(takeUntil(fromEvent(ws, 'close'))).subscribe((p) => {
    if (ws.readyState === 1) ws.send(String(p));
  });
});
