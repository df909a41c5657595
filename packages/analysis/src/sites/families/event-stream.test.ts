import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const HTTP = `import { createServer, type ServerResponse, type IncomingMessage } from 'node:http';
const HEAD = { 'content-type': 'text/event-stream' };\n`;

describe('event streams', () => {
  check(
    'a timer that goes on, and one that the close handler clears',
    `${HTTP}createServer((req, res) => {
    res.writeHead(200, HEAD);
    res.write('retry: 100');
    setInterval(() => {
      res.write('tick'); //! unguarded
    }, 10);
    const timer = setInterval(() => res.write('tick'), 10);
    const other = setInterval(() => res.write('tick'), 10);
    req.on('close', () => clearInterval(timer));
    res.on('close', () => clearInterval(other));
  });`,
  );
  check(
    'a subscription that the close handler takes back',
    `${HTTP}import { news, other } from './feed.js';
  createServer((req, res) => {
    const onNews = (text: string) => res.write(text);
    news.on('news', onNews);
    const unsubscribe = other.subscribe((text) => res.write(text));
    req.on('close', () => { news.off('news', onNews); unsubscribe(); });
  });`,
  );
  check(
    'flags of the close handler and of the request',
    `${HTTP}createServer(async (req, res) => {
    let gone = false;
    const ctl = new AbortController();
    req.on('close', () => { gone = true; ctl.abort(); });
    await work();
    if (!gone) res.write('x');
    await work();
    if (!ctl.signal.aborted) res.write('x');
    await work();
    if (!req.destroyed) res.write('x');
    await work();
    res.write('x'); //! unguarded
  });`,
  );
  check(
    'its checks',
    `${HTTP}export function send(res: ServerResponse) {
    if (!res.writableEnded && !res.destroyed) res.write('x');
    if (!res.destroyed) res.write('x');
    if (res.writableEnded || res.destroyed) return;
    res.write('x');
  }
  export function bad(res: ServerResponse) {
    if (res.writable) res.write('x'); //! ineffective-check
  }`,
  );
  check(
    'a room that the close handler empties, and one that it does not',
    `${HTTP}const room = new Set<ServerResponse>();
  const ever = new Set<ServerResponse>();
  const byName = new Map<string, { res: ServerResponse }>();
  createServer((req, res) => {
    room.add(res);
    ever.add(res);
    byName.set('x', { res });
    req.on('close', () => { room.delete(res); byName.delete('x'); });
  });
  export function tell(text: string) {
    for (const one of room) one.write(text);
    room.forEach((one) => one.write(text));
    for (const [, one] of byName) one.res.write(text);
    byName.get('x')?.res.write(text);
    for (const one of ever) {
      one.write(text); //! unguarded
    }
  }`,
  );
  check(
    'after its own end',
    `${HTTP}createServer((req, res) => {
    res.end();
    res.write('x'); //! after-close
  });`,
  );
  check(
    'a failed send is told in a catch clause',
    `${HTTP}export async function run(res: ServerResponse) {
    try {
      await work();
    } catch (error) {
      res.write('failed'); //! error-handler
    }
  }`,
  );
});

describe('frameworks', () => {
  check(
    'Express',
    `import express from 'express';
  const app = express();
  const router = express.Router();
  app.get('/events', auth, (req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.write('hello');
    setInterval(() => {
      res.write('tick'); //! unguarded
    }, 10);
  });
  router.get('/users', async (req, res) => {
    try { res.send(await users()); } catch (error) { res.status(500).send('failed'); }
  });`,
  );
  check(
    'Koa',
    `import Koa from 'koa';
  const app = new Koa();
  app.use(async (ctx) => {
    ctx.set('Content-Type', 'text/event-stream');
    ctx.res.write('hello');
    setInterval(() => {
      ctx.res.write('tick'); //! unguarded
    }, 10);
    const timer = setInterval(() => ctx.res.write('tick'), 10);
    ctx.req.on('close', () => clearInterval(timer));
  });`,
  );
  check(
    'Fastify',
    `import Fastify from 'fastify';
  const app = Fastify();
  app.get('/events', async (request, reply) => {
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream' });
    await work();
    reply.raw.write('tick'); //! unguarded
    await work();
    if (!reply.raw.destroyed) reply.raw.write('tick');
    return reply.send('done');
  });`,
  );
  check(
    'Next',
    `import type { NextApiRequest, NextApiResponse } from 'next';
  export default async function handler(req: NextApiRequest, res: NextApiResponse) {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    await work();
    res.write('tick'); //! unguarded
    res.json({});
  }`,
  );
});

describe('an endpoint of Express', () => {
  check(
    'a check before an await',
    `const express = require('express');
  const app = express();
  app.get('/events', async (req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', Connection: 'keep-alive' });
    res.flushHeaders();
    for (const id of await listIds()) {
      if (res.writableEnded || res.destroyed) return;
      const item = await load(id);
      res.write('data: ' + JSON.stringify(item) + '\\n\\n'); //! stale-check
    }
    res.end();
  });`,
  );
  check(
    'a flag that the request sets',
    `import express from 'express';
  const app = express();
  app.get('/events', (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const timer = setInterval(() => { res.write('data: tick\\n\\n'); }, 1000);
    req.on('close', () => { clearInterval(timer); res.end(); });
  });`,
  );
});

check(
  'silent: an answer that is no stream, and a file',
  `import express from 'express';
  // No text/event-stream is written here.
  const app = express();
  app.get('/report', async (req, res) => { const text = await load(); res.send(text); });
  export async function save(res: FileWriter) { await load(); res.write('x'); res.end(); res.write('y'); }`,
);

describe('rooms', () => {
  check(
    'a room that the close handler takes the response out of',
    `import type { Request, Response } from 'express';
  export class Topics {
    private readonly topics = new Map<string, Set<Response>>();
    join(name: string, req: Request, res: Response) {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const topic = this.topics.get(name) ?? new Set<Response>();
      this.topics.set(name, topic);
      topic.add(res);
      req.on('close', () => topic.delete(res));
    }
    tell(name: string, text: string) {
      for (const one of this.topics.get(name) ?? []) one.write(text);
      this.topics.get(name)?.forEach((one) => one.write(text));
    }
  }`,
  );
  check(
    'one that is looked for, and one that the program ends itself',
    `import type { Request, Response } from 'express';
  const open: { user: string; res: Response }[] = [];
  export function listen(req: Request, res: Response) {
    res.set('Content-Type', 'text/event-stream');
    const one = { user: req.user, res };
    open.push(one);
    req.on('close', () => { open.splice(open.indexOf(one), 1); });
  }
  export function tell(user: string) {
    open.find((one) => one.user === user)?.res.write('x');
  }
  export function finish(user: string) {
    const one = open.find((some) => some.user === user);
    one?.res.end();
    one?.res.write('x'); //! after-close
  }`,
  );
});

describe('handlers in files of their own', () => {
  check(
    'written with a type',
    `import type { RequestHandler, Handler, ErrorRequestHandler } from 'express';
  export const live: RequestHandler = (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    setInterval(() => {
      res.write('tick'); //! unguarded
    }, 10);
    const timer = setInterval(() => res.write('tick'), 10);
    req.on('close', () => clearInterval(timer));
  };
  export const late = (async (req, res) => {
    res.end();
    res.write('late'); //! after-close
  }) satisfies Handler;
  export const failed: ErrorRequestHandler = (error, req, res, next) => {
    res.end();
    res.write('late'); //! after-close
  };
  export class Feed {
    list: RequestHandler = async (req, res) => { res.write('hello'); };
    named: Record<string, RequestHandler> = { one(req, res) { res.write('hello'); } };
  }`,
  );
  check(
    'written with a type in a comment',
    `/** @type {import('express').RequestHandler} */
  exports.live = (req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.end();
    res.write('late'); //! after-close
  };
  /** @type {import('next').NextApiHandler} */
  const page = (req, res) => {
    res.end();
    res.write('late'); //! after-close
  };
  module.exports = page;`,
  );
  check(
    'of Node, Next, Koa and Fastify',
    `import type { RequestListener } from 'node:http';
  import type { NextApiHandler } from 'next';
  import type { Middleware } from 'koa';
  import type { FastifyPluginAsync, RouteHandlerMethod } from 'fastify';
  // text/event-stream
  export const node: RequestListener = (request, response) => {
    response.end();
    response.write('late'); //! after-close
  };
  export const next: NextApiHandler = async (req, res) => {
    res.end();
    res.write('late'); //! after-close
  };
  export const koa: Middleware = async (ctx, next) => {
    ctx.res.end();
    ctx.res.write('late'); //! after-close
  };
  export const route: RouteHandlerMethod = async (request, reply) => {
    reply.raw.end();
    reply.raw.write('late'); //! after-close
  };
  export const plugin: FastifyPluginAsync = async (app) => {
    app.get('/', async (request, reply) => {
      reply.raw.end();
      reply.raw.write('late'); //! after-close
    });
  };`,
  );
  check(
    'without types, by the head that they write',
    `exports.live = (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    setInterval(() => {
      res.write('tick'); //! unguarded
    }, 10);
    const timer = setInterval(() => res.write('tick'), 10);
    req.on('close', () => clearInterval(timer));
  };
  exports.Feed = class {
    async list(request, response, next) {
      const HEAD = { 'Content-Type': 'text/event-stream' };
      response.writeHead(200, HEAD);
      response.end();
      response.write('late'); //! after-close
    }
  };`,
  );
  check(
    'silent: a head of something else, or of what says what it is',
    `exports.page = (req, res) => {
    res.setHeader('Content-Type', 'text/html');
    res.end();
    res.write('late');
  };
  export function answer(reply: Reply) {
    reply.setHeader('Content-Type', 'text/event-stream');
    reply.end();
    reply.write('late');
  }
  exports.koa = (ctx) => { ctx.set('Content-Type', 'text/event-stream'); ctx.end(); ctx.write('late'); };`,
  );
  check(
    'a plugin of Fastify, which gets its server from elsewhere',
    `module.exports = async function (fastify, options) {
    fastify.get('/live', async function (request, reply) {
      reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream' });
      setInterval(() => {
        reply.raw.write('tick'); //! unguarded
      }, 10);
      const timer = setInterval(() => reply.raw.write('tick'), 10);
      request.raw.on('close', () => clearInterval(timer));
    });
  };`,
  );
  check(
    'routers of Koa',
    `import Router from '@koa/router';
  const router = new Router({ prefix: '/live' });
  router
    .get('/a', async (ctx) => {
      ctx.set('Content-Type', 'text/event-stream');
      ctx.res.end();
      ctx.res.write('late'); //! after-close
    })
    .post('/b', (ctx) => { ctx.res.write('hello'); });
  export default router;`,
  );
});
