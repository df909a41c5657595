import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('Bun.serve', () => {
  check(
    'handlers',
    `Bun.serve({ fetch(request, server) { server.upgrade(request); }, websocket: {
    open(ws) { ws.send('hello'); },
    async message(ws, text) {
      ws.send('heard');
      await Bun.sleep(5);
      ws.send('late'); //! unguarded
    },
    close(ws) {
      ws.send('bye'); //! after-close
    },
  } });`,
  );
  check(
    'a variable, by import, and what it is checked by',
    `import { serve } from 'bun';
  const websocket = { open(ws) {
    setInterval(() => {
      ws.send('beat'); //! unguarded
      if (ws.readyState === WebSocket.OPEN) ws.send('beat');
      if (ws.readyState === 1) ws.send('beat');
    }, 1000);
  } };
  serve({ fetch() {}, websocket });`,
  );
  check(
    'a constant that the instance does not have',
    `import type { ServerWebSocket } from 'bun';
  export function f(ws: ServerWebSocket<unknown>) {
    if (ws.readyState === ws.OPEN) ws.send('x'); //! ineffective-check
  }`,
  );
  check(
    'the default export of a file',
    `export default { port: 1, fetch() {}, websocket: { open(ws) { ws.send('hello'); ws.close();
    ws.send('more'); //! after-close
  } } };`,
  );
  check(
    'a handler object by its type',
    `import type { WebSocketHandler } from 'bun';
  export const chat: WebSocketHandler<{ id: string }> = { message(ws, text) { ws.send(text); }, close(ws) {
    ws.send('bye'); //! after-close
  } };
  export const game: Bun.WebSocketHandler = { close(ws) {
    ws.send('bye'); //! after-close
  } };`,
  );
  check(
    'a result that is looked at',
    `export function f(ws: Bun.ServerWebSocket<unknown>) { return ws.send('x') > 0; }
  export function g(ws: Bun.ServerWebSocket<unknown>) {
    ws.send('x'); //! unguarded
  }`,
  );
  check(
    'a set that the close handler empties holds open ones',
    `const all = new Set<Bun.ServerWebSocket<unknown>>();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { all.add(ws); },
    message(ws, text) { for (const one of all) one.send(text); all.forEach((one) => one.send(text)); },
    close(ws) { all.delete(ws); for (const one of all) one.send('left'); },
  } });
  export function tell(text: string) { for (const one of all) one.send(text); }
  export async function pour(feed: AsyncIterable<string>) {
    const before = [...all];
    for await (const text of feed) console.log(text);
    for (const one of before) {
      one.send('end'); //! unguarded
    }
    for (const one of [...all]) one.send('end');
  }
  export async function slowly(text: string) { for (const one of all) {
    await Bun.sleep(1);
    one.send(text); //! unguarded
  } }`,
  );
  check(
    'a map of records, too',
    `const all = new Map<string, { ws: Bun.ServerWebSocket<{ id: string }>; name: string }>();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { all.set(ws.data.id, { ws, name: '' }); },
    message(ws, text) { all.get('admin')?.ws.send(text); const peer = all.get('peer'); if (peer) peer.ws.send(text); for (const { ws: one } of all.values()) one.send('x'); },
    close(ws) { all.delete(ws.data.id); },
  } });`,
  );
  check(
    'one that is never emptied holds any',
    `const all = new Set<Bun.ServerWebSocket<unknown>>();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { all.add(ws); },
    message(ws, text) {
      for (const one of all) one.send(text); //! unguarded
    },
    close(ws) {},
  } });`,
  );
});

describe('Bun.listen', () => {
  check(
    'handlers',
    `Bun.listen({ hostname: 'localhost', port: 1, socket: { open(socket) { socket.write('hello'); }, close(socket) {
    socket.write('bye'); //! after-close
  } } });`,
  );
  check(
    'Bun.connect',
    `export async function f() { const socket = await Bun.connect({ port: 1, socket: { data(socket, data) { socket.write(data); } } }); socket.end();
    socket.write('x'); //! after-close
  }`,
  );
});

describe('look-alikes', () => {
  check('publishing', `Bun.serve({ fetch(request, server) { server.publish('room', 'x'); } });`);
  check(
    'another default export',
    `export default { websocket: { enabled: true }, open(ws) { ws.send('x'); } };`,
  );
  check('a file', `export async function f() { const out = Bun.file('x').writer(); out.write('x'); }`);
});

describe('a chat of Bun.serve', () => {
  check(
    'answers after it has asked somebody',
    `import { serve, type ServerWebSocket } from 'bun';
  const server = serve<{ username: string }>({
    fetch(req, server) {
      if (server.upgrade(req, { data: { username: 'guest' } })) return undefined;
      return new Response('Hello world');
    },
    websocket: {
      open(ws) { ws.subscribe('the-group-chat'); server.publish('the-group-chat', 'joined'); },
      async message(ws, message) {
        if (ws.readyState !== 1) return;
        const answer = await ask(message);
        ws.send(answer); //! stale-check
      },
    },
  });
  export async function greet(ws: ServerWebSocket<unknown>) {
    try {
      await load();
      if (ws.readyState === 1) ws.send('loaded');
    } catch (error) {
      ws.send(String(error)); //! error-handler
    }
  }`,
  );
  check(
    'silent: a socket of another kind',
    `import { serve } from 'bun';
  serve({ fetch: async (request, mailer) => { await load(); mailer.send('x'); return new Response('ok'); } });`,
  );
});

describe('rooms', () => {
  check(
    'a room that the close handler takes the socket out of',
    `const rooms = new Map<string, Set<Bun.ServerWebSocket<{ room: string }>>>();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { rooms.get(ws.data.room)?.add(ws); },
    message(ws, text) { for (const one of rooms.get(ws.data.room) ?? []) one.send(text); },
    close(ws) { const room = rooms.get(ws.data.room); room?.delete(ws); },
  } });`,
  );
  check(
    'rooms that are removed with everybody in them',
    `const rooms = new Map<string, Set<Bun.ServerWebSocket<{ room: string }>>>();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { rooms.get(ws.data.room)?.add(ws); },
    message(ws, text) {
      for (const one of rooms.get(ws.data.room) ?? []) {
        one.send(text); //! unguarded
      }
    },
    close(ws) { rooms.delete(ws.data.room); },
  } });`,
  );
  check(
    'an instance that keeps them',
    `class Hub {
    readonly members = new Set<Bun.ServerWebSocket<unknown>>();
    tell(text: string) { for (const one of this.members) { one.send(text); } }
  }
  const hub = new Hub();
  Bun.serve({ fetch() {}, websocket: {
    open(ws) { hub.members.add(ws); },
    message(ws, text) { hub.tell(String(text)); },
    close(ws) { hub.members.delete(ws); },
  } });`,
  );
  check(
    'a timer that hangs on the socket, and another',
    `Bun.serve<{ timer: Timer; other: Timer }>({ fetch() {}, websocket: {
    open(ws) {
      ws.data.timer = setInterval(() => { ws.send('tick'); }, 1000);
      ws.data.other = setInterval(() => {
        ws.send('tock'); //! unguarded
      }, 1000);
    },
    message() {},
    close(ws) { clearInterval(ws.data.timer); },
  } });`,
  );
});
