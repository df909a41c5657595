import { Hono } from 'hono';
import { upgradeWebSocket } from 'hono/deno';
import type { WSContext } from 'hono/ws';
const app = new Hono();
const live = new Set<WSContext>();
app.get(
  '/ws',
  upgradeWebSocket(() => ({
    onOpen(_e, ws) {
      live.add(ws); //! require-close-cleanup
    },
    onMessage(e, ws) {
      ws.send(String(e.data));
    },
    onClose() {
      console.log('bye');
    },
  })),
);
export default app;
