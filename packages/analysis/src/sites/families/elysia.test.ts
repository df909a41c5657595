import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('Elysia', () => {
  check(
    'handlers',
    `import { Elysia, t } from 'elysia';
  export const app = new Elysia().use(plugin).get('/', () => 'hi').ws('/chat', {
    body: t.String(),
    open(ws) { ws.send('hello'); },
    message(ws, text) {
      ws.send(text);
      setTimeout(() => {
        ws.send('late'); //! unguarded
        if (ws.readyState === 1) ws.send('late');
      }, 10);
    },
    close(ws) {
      ws.send('bye'); //! after-close
    },
  }).listen(3000);`,
  );
  check(
    'its own close',
    `import Elysia from 'elysia';
  new Elysia().ws('/', { message(ws, text) { ws.close();
    ws.send('x'); //! after-close
  } });`,
  );
  check(
    'the socket below',
    `import { Elysia } from 'elysia';
  new Elysia().ws('/', { async message(ws, text) {
    await fetch('/x');
    ws.raw.send('x'); //! unguarded
  } });`,
  );
  check(
    'an HTTP handler is none',
    `import { Elysia } from 'elysia'; new Elysia().get('/', ({ send }) => send('x')).post('/', async (reply) => { await fetch('/x'); reply.send('x'); });`,
  );
});

describe('a chat', () => {
  check(
    'a check before an await, and an error handler',
    `import { Elysia } from 'elysia';
  new Elysia().ws('/ws', {
    async message(ws, message) {
      if (ws.readyState !== 1) return;
      const answer = await ask(message);
      ws.send(answer); //! stale-check
    },
    async open(ws) {
      try { await load(ws.id); } catch (error) {
        ws.send(String(error)); //! error-handler
      }
    },
  }).listen(3000);`,
  );
});

check(
  'parts of an application',
  `import { Elysia } from 'elysia';
  new Elysia()
    .group('/v1', (app) => app.ws('/', {
      close(ws) {
        ws.send('bye'); //! after-close
      },
    }))
    .guard({}, (app) => app.ws('/', {
      open(ws) { ws.send('hello'); },
      close(ws) {
        ws.send('bye'); //! after-close
      },
    }))
    .use((app) => app.ws('/', {
      close(ws) {
        ws.send('bye'); //! after-close
      },
    }));`,
);

check(
  'in TypeScript: a parameter and a map',
  `import { Elysia } from 'elysia';
  import type { ElysiaWS } from 'elysia/ws';
  const sockets = new Map<string, ElysiaWS>();
  export function tell(id: string, text: string) {
    const socket = sockets.get(id);
    if (socket?.readyState === 1) socket.send(text);
  }
  export function leave(socket: ElysiaWS) {
    socket.send('bye');
    socket.close();
    socket.send('late'); //! after-close
  }
  export const app = new Elysia({ prefix: '/live' }).ws('/', {
    open(socket) { sockets.set(socket.id, socket); },
    async message(socket, text: string) {
      await store(text);
      socket.send('stored'); //! unguarded
    },
    close(socket) { sockets.delete(socket.id); },
  });`,
);
