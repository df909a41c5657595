import { Hono } from 'hono';
import { upgradeWebSocket } from 'hono/cloudflare-workers';
import type { WSContext } from 'hono/ws';
const app = new Hono();
const live = new Set<WSContext>();
app.get(
  '/ws',
  upgradeWebSocket(() => ({
    onOpen(_e, ws) {
      live.add(ws);
    },
    onMessage(e, ws) {
      ws.send(String(e.data));
    },
    onClose(_e, ws) {
      live.delete(ws);
    },
  })),
);
export default app;
