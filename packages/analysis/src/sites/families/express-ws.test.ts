import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a socket of a route', () => {
  check(
    'of the application that is destructured',
    `const express = require('express');
    const { app } = require('express-ws')(express());
    app.ws('/echo', (ws, req) => {
      ws.send('hello');
      source.on('data', (chunk) => {
        ws.send(chunk); //! unguarded
      });
    });`,
  );
  check(
    'of an application that was there before, behind middleware',
    `import express from 'express';
    import expressWs from 'express-ws';
    const app = express();
    expressWs(app);
    app.ws('/echo', authenticate, async (socket, req) => {
      await ready();
      socket.send('hello'); //! unguarded
    });`,
  );
  check(
    'of a router in a file of its own',
    `const express = require('express');
    const router = express.Router();
    router.ws('/logs', (ws, req) => {
      const timer = setInterval(() => {
        ws.send('line'); //! unguarded
      }, 100);
    });
    module.exports = router;`,
  );
  check(
    'its own check',
    `const { app } = require('express-ws')(require('express')());
    app.ws('/echo', (ws) => { setInterval(() => { if (ws.readyState === ws.OPEN) ws.send('x'); }, 5); });`,
  );
  check(
    'the contract of its handlers',
    `const { app } = require('express-ws')(require('express')());
    app.ws('/echo', (ws) => { ws.on('message', (text) => ws.send(text)); });`,
  );
});

check(
  'a broadcast over the clients',
  `import express from 'express';
  import expressWs from 'express-ws';
  const { app, getWss } = expressWs(express());
  app.get('/shout', (req, res) => {
    getWss().clients.forEach((client) => {
      client.send('x'); //! unguarded
    });
    res.send('done');
  });`,
);

check(
  'silent: routes of other servers, and a client of a web service',
  `import express from 'express';
  import { App } from 'uWebSockets.js';
  export async function f(client, other) {
    other.ws('/x', { open: (one) => one.send('x') });
    const answer = await client.send('x');
    return answer;
  }`,
);

check(
  'membership in a set that the close listener takes it out of',
  `const { app } = require('express-ws')(require('express')());
  const open = new Set();
  app.ws('/echo', (ws) => {
    open.add(ws);
    ws.on('close', () => { open.delete(ws); });
    setInterval(() => { if (open.has(ws)) ws.send('x'); }, 5);
    setInterval(() => {
      if (open.has(ws)) {
        ws.close();
        ws.send('x'); //! after-close
      }
    }, 5);
  });`,
);

check(
  'in TypeScript: a router of another file, and a handler that is written with a type',
  `import express from 'express';
  import expressWs, { type WebsocketRequestHandler } from 'express-ws';
  const { app, getWss } = expressWs(express());
  const live: WebsocketRequestHandler = (socket, request) => {
    socket.send('hello');
    socket.on('close', () => {
      socket.send('bye'); //! after-close
    });
  };
  app.ws('/live', live);
  export function tell(text: string) {
    getWss().clients.forEach((client) => {
      if (client.readyState === client.OPEN) client.send(text);
      client.send(text); //! unguarded
    });
  }`,
);
