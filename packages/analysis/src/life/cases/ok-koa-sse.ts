import Koa from 'koa';
import { PassThrough } from 'node:stream';
const app = new Koa();
const streams = new Set<PassThrough>();
app.use((ctx) => {
  const s = new PassThrough();
  streams.add(s);
  ctx.type = 'text/event-stream';
  ctx.body = s;
  ctx.req.on('close', () => streams.delete(s));
});
