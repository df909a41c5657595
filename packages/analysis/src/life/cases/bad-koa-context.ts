// The socket is a part of what the framework hands over.
import Koa from 'koa';
import websockify from 'koa-websocket';
const app = websockify(new Koa());
app.ws.use((ctx) => {
  setInterval(() => { //! require-close-cleanup
    if (ctx.websocket.readyState === 1) ctx.websocket.send(String(Date.now()));
  }, 1000);
});
app.listen(80);
