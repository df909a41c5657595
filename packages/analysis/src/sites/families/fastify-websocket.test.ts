import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a route handler', () => {
  check(
    'of this file',
    `const fastify = require('fastify')();
    fastify.register(require('@fastify/websocket'));
    fastify.get('/ticks', { websocket: true }, (socket, request) => {
      socket.send('hello');
      setInterval(() => {
        socket.send('tick'); //! unguarded
      }, 1000);
    });`,
  );
  check(
    'of a plugin of routes, after an await',
    `export default async function routes(fastify) {
      fastify.get('/rooms/:id', { websocket: true }, async (socket, request) => {
        const room = await load(request.params.id);
        socket.send(room); //! unguarded
      });
    }`,
  );
  check(
    'up to version 9',
    `module.exports = async function (app) {
      app.get('/ws', { websocket: true }, (connection, request) => {
        connection.socket.send('hello');
        connection.socket.on('message', async (text) => {
          connection.socket.send('got it');
          await store(text);
          connection.socket.send('stored'); //! unguarded
        });
      });
    };`,
  );
  check(
    'wsHandler of a full route',
    `app.route({ method: 'GET', url: '/', handler: (request, reply) => reply.send('x'), wsHandler: (socket, request) => {
      socket.send('hello');
      setTimeout(() => {
        socket.send('late'); //! unguarded
      }, 5);
    } });`,
  );
  check(
    'its own check',
    `app.get('/ws', { websocket: true }, (socket) => {
      setInterval(() => { if (socket.readyState === socket.OPEN) socket.send('tick'); }, 1000);
    });
    app.get('/old', { websocket: true }, ({ socket }) => {
      socket.send('now');
      setInterval(() => { if (socket.readyState === 1) socket.send('tick'); }, 1000);
    });`,
  );
});

check(
  'a broadcast over the clients of the plugin',
  `import websocket from '@fastify/websocket';
  export function shout(fastify, text) {
    for (const client of fastify.websocketServer.clients) {
      client.send(text); //! unguarded
    }
    fastify.websocketServer.clients.forEach((client) => { if (client.readyState === 1) client.send(text); });
  }`,
);

check(
  'silent: a route without the option, and a reply',
  `import '@fastify/websocket';
  export default async function routes(app) {
    app.get('/x', { schema: {} }, async (request, reply) => { const a = await load(); reply.send(a); });
    app.get('/y', { websocket: false }, async (request, reply) => { await load(); request.send('x'); });
    app.get('/z', async (request, reply) => { await load(); request.send('x'); });
  }`,
);

describe('a route', () => {
  check(
    'before and after, a check before an await, an error handler',
    `import Fastify from 'fastify';
  import websocket from '@fastify/websocket';
  const fastify = Fastify();
  await fastify.register(websocket);
  fastify.get('/chat', { websocket: true }, (socket, req) => {
    socket.on('message', async (message) => {
      if (socket.readyState !== socket.OPEN) return;
      const answer = await ask(message);
      socket.send(answer); //! stale-check
    });
    socket.on('close', () => {
      socket.send('bye'); //! after-close
    });
    socket.on('ping', async () => {
      try { await note(); } catch (error) {
        socket.send(String(error)); //! error-handler
      }
    });
  });`,
  );
});

check(
  'in TypeScript: routes of a plugin, and a handler that is written with a type',
  `import type { FastifyInstance } from 'fastify';
  import type { WebSocket, WebsocketHandler } from '@fastify/websocket';
  const sockets = new Set<WebSocket>();
  export const live: WebsocketHandler = (socket, request) => {
    sockets.add(socket);
    socket.send('hello');
    socket.on('close', () => {
      sockets.delete(socket);
      socket.send('bye'); //! after-close
    });
  };
  export async function routes(app: FastifyInstance) {
    app.get('/live', { websocket: true }, live);
    app.get('/echo', { websocket: true }, (socket, request) => {
      socket.on('message', (text) => socket.send(text));
    });
  }
  export function leave(socket: WebSocket) {
    if (socket.readyState === socket.OPEN) socket.send('bye');
    socket.terminate();
    socket.send('late'); //! after-close
  }`,
);
