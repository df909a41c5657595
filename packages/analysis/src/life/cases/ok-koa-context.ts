// The same, stopped once that socket closes; and a field of the program's own, which may hold another socket by then.
import Koa from 'koa';
import websockify from 'koa-websocket';
import type { WebSocket } from 'ws';
const app = websockify(new Koa());
app.ws.use((ctx) => {
  const clock = setInterval(() => {
    if (ctx.websocket.readyState === 1) ctx.websocket.send(String(Date.now()));
  }, 1000);
  ctx.websocket.on('close', () => clearInterval(clock));
});
export function follow(link: { current: WebSocket }) {
  setInterval(() => {
    if (link.current.readyState === 1) link.current.send('beat');
  }, 1000);
}
app.listen(80);
