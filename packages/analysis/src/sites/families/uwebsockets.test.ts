import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('uWebSockets.js', () => {
  check(
    'handlers',
    `import uWS from 'uWebSockets.js';
  uWS.App().get('/', (res) => { res.end('hi'); }).ws('/*', {
    open: (ws) => { ws.send('hello'); },
    message: async (ws, text, isBinary) => {
      ws.send(text, isBinary);
      await fetch('/x');
      ws.send('late'); //! unguarded
    },
    close: (ws) => {
      ws.send('bye'); //! after-close
    },
  }).listen(1, () => {});`,
  );
  check(
    'require',
    `const { App } = require('uWebSockets.js');
  App({}).ws('/*', { message(ws) { ws.end(1000, 'x');
    ws.publish('room', 'left'); //! after-close
  } });`,
  );
  check(
    'a handler object by its type',
    `import type { WebSocketBehavior } from 'uWebSockets.js';
  export const chat: WebSocketBehavior<unknown> = { open(ws) { ws.send('hello'); }, close(ws) {
    ws.send('bye'); //! after-close
  } };`,
  );
  check(
    'caught',
    `import type { WebSocket } from 'uWebSockets.js';
  export async function f(ws: WebSocket<unknown>) { await fetch('/x'); try { ws.send('x'); } catch (error) { console.warn(error); } }`,
  );
  check(
    'error handler',
    `import type { WebSocket } from 'uWebSockets.js';
  export async function f(ws: WebSocket<unknown>) { try { await fetch('/x'); } catch (error) {
    ws.send('failed'); //! error-handler
  } }`,
  );
  check(
    'a map that the close handler empties holds open ones',
    `import { App, type WebSocket } from 'uWebSockets.js';
  const all = new Map<string, WebSocket<{ id: string }>>();
  App().ws('/*', {
    open(ws) { all.set(ws.getUserData().id, ws); },
    message(ws, text) { all.get('peer')?.send(text); for (const one of all.values()) one.send(text); },
    drain(ws) {
      const peer = all.get('peer');
      setTimeout(() => peer?.send('late'), 5); //! unguarded
    },
    close(ws) { all.delete(ws.getUserData().id); },
  });`,
  );
  check(
    'a flag of the close handler',
    `import { App } from 'uWebSockets.js';
  App().ws('/*', {
    async message(ws, text) { await fetch('/x'); if (!ws.getUserData().closed) ws.send('x'); if (ws.closed) return; ws.send('y'); },
    close(ws) { ws.getUserData().closed = true; ws.closed = true; },
  });`,
  );
  check(
    'publishing',
    `import { App } from 'uWebSockets.js'; const app = App(); setInterval(() => app.publish('room', 'x'), 9);`,
  );
});

describe('a response of uWebSockets.js', () => {
  check(
    'is gone once the client is, or it was ended',
    `const uWS = require('uWebSockets.js');
  uWS.App()
    .get('/now', (res, req) => { res.writeStatus('200 OK').writeHeader('a', 'b').end('now'); })
    .get('/later', async (res, req) => {
      res.onAborted(() => {
        res.end('gone'); //! after-close
      });
      const body = await load(req.getUrl());
      res.end(body); //! unguarded
    })
    .post('/twice', (res) => {
      res.end('once');
      res.write('twice'); //! after-close
    })
    .listen(9001, () => {});`,
  );
  check(
    'a body that is read by a helper, as the examples have it',
    `const uWS = require('uWebSockets.js');
  uWS.App().post('/jsonpost', (res, req) => {
    const url = req.getUrl();
    readJson(res, (obj) => {
      console.log('Posted to ' + url + ': ');
      res.end('Thanks for this json!');
    }, () => {
      console.log('Ooops, what now?');
    });
  });
  function readJson(res, cb, err) {
    let buffer;
    res.onData((ab, isLast) => {
      const chunk = Buffer.from(ab);
      buffer = buffer ? Buffer.concat([buffer, chunk]) : Buffer.concat([chunk]);
      if (!isLast) return;
      try { cb(JSON.parse(buffer)); } catch (e) { res.close(); }
    });
    res.onAborted(err);
  }`,
  );
  check(
    'a flag that its callback sets',
    `import { App, type HttpResponse } from 'uWebSockets.js';
  App().get('/', async (res) => {
    res.onAborted(() => { res.aborted = true; });
    const body = await load();
    if (!res.aborted) res.cork(() => { res.end(body); });
    if (res.aborted) return;
    res.end(body);
  }).get('/x', async (res) => {
    let aborted = false;
    res.onAborted(() => { aborted = true; });
    const body = await load();
    if (aborted) return;
    res.write(body);
  });
  export async function answer(res: HttpResponse, path: string) {
    try { await load(path); } catch (error) {
      res.end(String(error)); //! error-handler
    }
  }`,
  );
});

check(
  'silent: a response of another library',
  `import { App } from './app';
  App().get('/', async (res) => { const body = await load(); res.end(body); res.write('x'); });`,
);

describe('what the library keeps for a socket', () => {
  check(
    'by a name: a flag and a timer',
    `import { App } from 'uWebSockets.js';
  App().ws<{ closed: boolean; timer: NodeJS.Timeout }>('/*', {
    open(ws) {
      const user = ws.getUserData();
      user.timer = setInterval(() => ws.send('tick'), 1000);
    },
    async message(ws, text) {
      const user = ws.getUserData();
      const answer = await ask(text);
      if (user.closed) return;
      ws.send(answer);
    },
    async drain(ws) {
      const user = ws.getUserData();
      await ask('');
      if (user.muted) return;
      ws.send('x'); //! unguarded
    },
    close(ws) {
      const user = ws.getUserData();
      user.closed = true;
      clearInterval(user.timer);
    },
  });`,
  );
  check(
    'an instance that the handlers tell of a socket',
    `import { App, type WebSocket } from 'uWebSockets.js';
  class Lobby {
    private readonly members = new Map<string, WebSocket<unknown>>();
    add(id: string, ws: WebSocket<unknown>) { this.members.set(id, ws); }
    remove(id: string) { this.members.delete(id); }
    tell(text: string) { for (const one of this.members.values()) one.send(text); }
  }
  const lobby = new Lobby();
  App().ws('/*', {
    open: (ws) => lobby.add('x', ws),
    message: (ws, text) => lobby.tell('y'),
    close: (ws) => lobby.remove('x'),
  });`,
  );
  check(
    'a copy of a room, read before a pause',
    `import { App, type WebSocket } from 'uWebSockets.js';
  const rooms = new Map<string, Set<WebSocket<unknown>>>();
  App().ws('/*', {
    open(ws) { rooms.get('x')?.add(ws); },
    async message(ws, text) {
      rooms.get('x')?.forEach((one) => one.send(text));
      const copy = [...(rooms.get('x') ?? [])];
      await save(text);
      copy.forEach((one) => {
        one.send(text); //! fragile-broadcast
      });
      for (const one of [...(rooms.get('x') ?? [])]) {
        one.send(text); //! fragile-broadcast
        await save(text);
      }
      for (const one of rooms.get('x') ?? []) {
        one.send(text);
        await save(text);
      }
    },
    close(ws) { rooms.get('x')?.delete(ws); },
  });`,
  );
});

check(
  'the response of an upgrade',
  `import { App } from 'uWebSockets.js';
  App().ws('/*', {
    upgrade: async (res, req, context) => {
      const key = req.getHeader('sec-websocket-key');
      const user = await load(key);
      res.upgrade({ user }, key, '', '', context); //! unguarded
    },
    open(ws) { ws.send('hello'); },
  });
  App().ws('/*', {
    upgrade: async (res, req, context) => {
      let gone = false;
      res.onAborted(() => { gone = true; });
      const user = await load(req.getQuery());
      if (!gone) res.cork(() => res.upgrade({ user }, '', '', '', context));
    },
  });`,
);
