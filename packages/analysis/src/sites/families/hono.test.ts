import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('the wrapper that a handler gets', () => {
  check(
    'on Node, with the helper destructured',
    `import { createNodeWebSocket } from '@hono/node-ws';
    const { upgradeWebSocket, injectWebSocket } = createNodeWebSocket({ app });
    app.get('/ws', upgradeWebSocket((c) => ({
      onOpen(event, ws) {
        ws.send('hello');
        setInterval(() => {
          ws.send('tick'); //! unguarded
        }, 5);
      },
      async onMessage(event, ws) {
        const answer = await ask(event.data);
        ws.send(answer); //! unguarded
      },
      onClose: (event, ws) => {
        ws.send('bye'); //! after-close
      },
    })));`,
  );
  check(
    'on Node, with the helper kept whole',
    `import { createNodeWebSocket } from '@hono/node-ws';
    const helper = createNodeWebSocket({ app });
    app.get('/ws', helper.upgradeWebSocket(() => ({
      onOpen(event, ws) {
        setTimeout(() => {
          ws.send('late'); //! unguarded
        }, 5);
      },
    })));`,
  );
  check(
    'on Deno, from a callback with a body',
    `import { upgradeWebSocket } from 'hono/deno';
    app.get('/ws', upgradeWebSocket(async (c) => {
      const user = await find(c);
      return {
        onOpen: (event, ws) => { ws.send(user.name); },
        onMessage: (event, ws) => { queue.add(() => {
          ws.send('done'); //! unguarded
        }); },
      };
    }));`,
  );
  check(
    'on Workers, where a send throws that comes after the own close',
    `import { upgradeWebSocket } from 'hono/cloudflare-workers';
    app.get('/ws', upgradeWebSocket((c) => ({
      onMessage(event, ws) {
        ws.close();
        ws.send('bye'); //! after-close
      },
    })));`,
  );
  check(
    'kept in a collection',
    `import { upgradeWebSocket } from 'hono/bun';
    import type { WSContext } from 'hono/ws';
    const all = new Set<WSContext>();
    export function shout(text: string) {
      for (const ws of all) {
        ws.send(text); //! unguarded
      }
    }`,
  );
  check(
    'its own checks',
    `import { createNodeWebSocket } from '@hono/node-ws';
    const { upgradeWebSocket } = createNodeWebSocket({ app });
    app.get('/ws', upgradeWebSocket(() => ({
      onOpen(event, ws) {
        setInterval(() => { if (ws.readyState === 1) ws.send('tick'); }, 5);
        setInterval(() => { if (ws.readyState !== WebSocket.OPEN) return; ws.send('tick'); }, 5);
        setInterval(() => { if (ws.raw.readyState === 1) ws.send('tick'); }, 5);
        setInterval(() => { if (ws.raw?.readyState === WebSocket.OPEN) ws.send('tick'); }, 5);
      },
    })));`,
  );
});

check(
  'a flag that the closing method of the same object sets',
  `import { upgradeWebSocket } from 'hono/deno';
    app.get('/ws', upgradeWebSocket(() => {
      let closed = false;
      return {
        onOpen(event, ws) {
          setInterval(() => { if (!closed) ws.send('tick'); }, 5);
          setInterval(() => {
            ws.send('tick'); //! unguarded
          }, 5);
        },
        onClose() { closed = true; },
      };
    }));`,
);

check(
  'silent: a handler object of another library, and a streamed answer',
  `import { streamSSE } from 'hono/streaming';
  import { upgradeWebSocket } from './mine';
  app.get('/ws', upgradeWebSocket(() => ({ async onOpen(event, ws) { await x(); ws.send('x'); } })));`,
);

describe('a handler that works', () => {
  check(
    'on Node: a check before an await, an error handler',
    `import { createNodeWebSocket } from '@hono/node-ws';
  const { upgradeWebSocket } = createNodeWebSocket({ app });
  app.get('/ws', upgradeWebSocket(() => ({
    async onMessage(event, ws) {
      if (ws.readyState !== 1) return;
      const answer = await ask(event.data);
      ws.send(answer); //! stale-check
    },
    onError(event, ws) {
      ws.send('sorry'); //! unguarded
    },
    async onOpen(event, ws) {
      try { await load(); } catch (error) {
        ws.send(String(error)); //! error-handler
      }
    },
  })));`,
  );
  check(
    'on Workers, where a send throws',
    `import { Hono } from 'hono';
  import { upgradeWebSocket } from 'hono/cloudflare-workers';
  const app = new Hono();
  app.get('/ws', upgradeWebSocket((c) => ({
    async onMessage(event, ws) {
      try {
        if (ws.readyState !== WebSocket.OPEN) return;
        const answer = await c.env.AI.run(event.data);
        ws.send(answer);
      } catch (error) {
        ws.send(String(error)); //! error-handler
      }
      if (ws.readyState !== 1) return;
      await pause();
      ws.send('x'); //! stale-check
    },
  })));
  app.get('/late', upgradeWebSocket(() => ({
    onMessage(event, ws) {
      setTimeout(() => {
        ws.send('late'); //! unguarded
      }, 5);
    },
  })));`,
  );
});

describe('on Bun, where every event brings a new wrapper', () => {
  check(
    'what it says of its state is a copy',
    `import { upgradeWebSocket, websocket } from 'hono/bun';
  const kept = new Set();
  app.get('/ws', upgradeWebSocket(() => ({
    onOpen(event, ws) {
      kept.add(ws);
      ws.send('hello');
      setInterval(() => {
        if (ws.readyState === 1) ws.send('tick'); //! ineffective-check
      }, 5);
      setInterval(() => {
        ws.send('tock'); //! unguarded
      }, 5);
      setInterval(() => { if (ws.raw.readyState === 1) ws.send('tick'); }, 5);
      setInterval(() => { if (ws.raw?.readyState === 1) ws.send('tick'); }, 5);
    },
    onMessage(event, ws) { if (ws.readyState === 1) ws.send('heard'); },
    onClose(event, ws) {
      ws.send('bye'); //! after-close
    },
  })));
  export default { fetch: app.fetch, websocket };`,
  );
  check(
    'a check before an await, an error handler, its own close',
    `import { createBunWebSocket } from 'hono/bun';
  const { upgradeWebSocket, websocket } = createBunWebSocket();
  app.get('/ws', upgradeWebSocket(() => ({
    async onMessage(event, ws) {
      if (ws.raw.readyState !== 1) return;
      try {
        const answer = await ask(event.data);
        ws.send(answer); //! stale-check
      } catch (error) {
        ws.send(String(error)); //! error-handler
      }
    },
    onOpen(event, ws) {
      ws.close();
      ws.send('bye'); //! after-close
    },
  })));`,
  );
  check(
    'with the type of the helper written down',
    `import { upgradeWebSocket } from 'hono/bun';
  import type { WSContext } from 'hono/ws';
  app.get('/ws', upgradeWebSocket(() => ({
    async onMessage(event, ws: WSContext) {
      await load();
      ws.send('late'); //! unguarded
    },
  })));`,
  );
});

describe('handlers that are written with a type', () => {
  check(
    'of Hono, wherever they stand',
    `import type { WSEvents } from 'hono/ws';
  export const made = (): WSEvents => ({
    onClose(event, ws) {
      ws.send('bye'); //! after-close
    },
  });
  export default {
    onMessage(event, ws) {
      ws.close();
      ws.send('bye'); //! after-close
    },
  } satisfies WSEvents;
  export class Chat {
    private readonly events: WSEvents = { onOpen: (event, ws) => ws.send('hello') };
  }`,
  );
  check(
    'the helper of its server for Node',
    `import { upgradeWebSocket } from '@hono/node-server';
  import { Hono } from 'hono';
  new Hono().get('/ws', upgradeWebSocket(() => ({
    onMessage(event, ws) { ws.send(event.data); },
    onClose(event, ws) {
      ws.send('bye'); //! after-close
    },
  })));`,
  );
});

describe('a timer that the closing method stops, on Bun, where a socket is closed at once', () => {
  check(
    'by a name that errors stop it by, too',
    `import { createBunWebSocket } from 'hono/bun';
    const { upgradeWebSocket } = createBunWebSocket();
    app.get('/ws', upgradeWebSocket(() => {
      let timer;
      let other;
      const stop = () => { if (timer) clearInterval(timer); };
      return {
        onOpen(event, ws) {
          timer = setInterval(() => ws.send('state'), 5);
          other = setInterval(() => {
            ws.send('state'); //! unguarded
          }, 5);
        },
        onClose: stop,
        onError: stop,
      };
    }));`,
  );
  check(
    'but not one that all connections share; on Node only one that is closing can be met, which is left to strict',
    `import { createBunWebSocket } from 'hono/bun';
    import { createNodeWebSocket } from '@hono/node-ws';
    let shared;
    app.get('/bun', createBunWebSocket().upgradeWebSocket(() => ({
      onOpen(event, ws) {
        shared = setInterval(() => {
          ws.send('state'); //! unguarded
        }, 5);
      },
      onClose() { clearInterval(shared); },
    })));
    app.get('/node', createNodeWebSocket({ app }).upgradeWebSocket(() => {
      let timer;
      return {
        onOpen(event, ws) {
          timer = setInterval(() => ws.send('state'), 5);
        },
        onClose() { clearInterval(timer); },
      };
    }));`,
  );
});
