import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const APP = `const Koa = require('koa'), route = require('koa-route'), websockify = require('koa-websocket');
  const app = websockify(new Koa());\n`;

describe('the socket of a context', () => {
  check(
    'of a middleware',
    APP +
      `app.ws.use(async (ctx, next) => {
        ctx.websocket.send('hello');
        await next(ctx);
        ctx.websocket.send('late'); //! unguarded
      });`,
  );
  check(
    'of a route',
    APP +
      `app.ws.use(route.all('/test/:id', function (ctx) {
        ctx.websocket.send('hello');
        ctx.websocket.on('message', (text) => ctx.websocket.send(text));
        setInterval(() => {
          ctx.websocket.send('tick'); //! unguarded
        }, 5);
      }));`,
  );
  check(
    'its own check',
    APP +
      `app.ws.use((ctx) => {
        const { websocket } = ctx;
        setInterval(() => { if (websocket.readyState === 1) websocket.send('tick'); }, 5);
        setInterval(() => { if (ctx.websocket.readyState === ctx.websocket.OPEN) ctx.websocket.send('tick'); }, 5);
      });`,
  );
});

check(
  'a broadcast over the clients',
  APP +
    `function shout(text) {
      for (const client of app.ws.server.clients) {
        client.send(text); //! unguarded
      }
    }
    module.exports = shout;`,
);

check(
  'silent: the body of an answer',
  APP + `app.use(async (ctx) => { await load(); ctx.body.send('x'); });`,
);

describe('a route that works', () => {
  check(
    'after the close, a check before an await, an error handler',
    APP +
      `app.ws.use((ctx) => {
        const { websocket } = ctx;
        websocket.on('message', async (message) => {
          if (websocket.readyState !== 1) return;
          const answer = await ask(message);
          websocket.send(answer); //! stale-check
        });
        websocket.on('close', () => {
          websocket.send('bye'); //! after-close
        });
        websocket.on('pong', async () => {
          try { await note(); } catch (error) {
            websocket.send(String(error)); //! error-handler
          }
        });
      });`,
  );
});
