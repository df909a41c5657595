import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('the ends of a pair', () => {
  check(
    'sent on before they are accepted',
    `export function up() {
    const [client, server] = Object.values(new WebSocketPair());
    server.send('early'); //! before-open
    return new Response(null, { status: 101, webSocket: client });
  }`,
  );
  check(
    'by number',
    `export function up() {
    const pair = new WebSocketPair();
    const server = pair[1];
    server.send('early'); //! before-open
    server.accept();
    server.send('hello');
    return new Response(null, { status: 101, webSocket: pair[0] });
  }`,
  );
  check(
    'by pattern',
    `export function up() {
    const { 0: client, 1: server } = new WebSocketPair();
    server.send('early'); //! before-open
    server.accept();
    server.addEventListener('message', (event) => server.send(event.data));
    setInterval(() => {
      server.send('beat'); //! unguarded
    }, 1000);
    return new Response(null, { status: 101, webSocket: client });
  }`,
  );
  check(
    'accepted by a helper',
    `import { attach } from './attach';
  function session(ws: WebSocket) { ws.accept(); ws.send('hello'); }
  export function up() {
    const [client, server] = Object.values(new WebSocketPair());
    session(server);
    server.send('more');
    return client;
  }
  export function elsewhere() {
    const [client, server] = Object.values(new WebSocketPair());
    attach(server);
    server.send('more');
    return client;
  }`,
  );
  check(
    'own close',
    `export function up() {
    const [, server] = Object.values(new WebSocketPair());
    server.accept();
    server.close(1008, 'no');
    server.send('x'); //! after-close
  }`,
  );
  check(
    'reply after the file closed it',
    `export function up() {
    const [, server] = Object.values(new WebSocketPair());
    server.accept();
    server.addEventListener('message', (event) => {
      server.send('heard'); //! unguarded
      if (event.data === 'quit') server.close();
    });
  }`,
  );
  check(
    'close handler',
    `export function up() {
    const [, server] = Object.values(new WebSocketPair());
    server.accept();
    server.addEventListener('close', () => {
      server.close();
      server.send('bye'); //! after-close
    });
  }`,
  );
  check(
    'caught',
    `export class Room { private all: WebSocket[] = []; up() { const pair = new WebSocketPair(); pair[1].accept(); this.all.push(pair[1]); }
  tell(text: string) { for (const one of this.all) { try { one.send(text); } catch (error) { console.warn(error); } } } }`,
  );
  check(
    'not caught',
    `export class Room { private all: WebSocket[] = []; up() { const pair = new WebSocketPair(); pair[1].accept(); this.all.push(pair[1]); }
  tell(text: string) {
    for (const one of this.all) one.send(text); //! fragile-broadcast
  }
  ask(text: string) { for (const one of this.all) if (one.readyState === WebSocket.READY_STATE_OPEN) one.send(text); } }`,
  );
});

describe('Durable Objects', () => {
  check(
    'a new socket is open once it is handed over',
    `export class Room { constructor(private readonly ctx: DurableObjectState) {}
  fetch() { const [client, server] = Object.values(new WebSocketPair()); this.ctx.acceptWebSocket(server, ['a']); server.send('hello'); return new Response(null, { status: 101, webSocket: client }); }
  late() {
    const [client, server] = Object.values(new WebSocketPair());
    server.send('early'); //! before-open
    this.ctx.acceptWebSocket(server);
    return client;
  } }`,
  );
  check(
    'the list holds closed ones',
    `import { DurableObject } from 'cloudflare:workers';
  export class Room extends DurableObject { tell(text: string) {
    for (const one of this.ctx.getWebSockets()) one.send(text); //! fragile-broadcast
  }
  ask(text: string) { for (const one of this.ctx.getWebSockets()) if (one.readyState === WebSocket.OPEN) one.send(text); } }`,
  );
  check(
    'untyped state',
    `export class Room { constructor(state, env) { this.state = state; }
  tell(text) {
    this.state.getWebSockets().forEach((one) => one.send(text)); //! fragile-broadcast
  } }`,
  );
  check(
    'handlers',
    `export class Room {
    constructor(ctx, env) { this.ctx = ctx; }
    webSocketMessage(ws, message) { ws.send(message); }
    webSocketClose(ws, code) {
      ws.send('bye'); //! after-close
      ws.close(code);
    }
  }`,
  );
  check(
    'a handler that waits',
    `export class Room { constructor(private readonly ctx: DurableObjectState) {}
    async webSocketMessage(ws: WebSocket, message: string) {
      const reply = await fetch('https://example.com/' + message);
      ws.send(await reply.text()); //! unguarded
    }
  }`,
  );
});

describe('sockets to elsewhere', () => {
  check(
    'an upgraded response',
    `// speaks to a DurableObject
  export async function dial(url: string) {
    const response = await fetch(url, { headers: { Upgrade: 'websocket' } });
    const ws = response.webSocket;
    if (!ws) throw new Error('refused');
    ws.send('early'); //! before-open
    ws.accept();
    ws.send('hello');
  }`,
  );
  check(
    'a constructed one',
    `export function dial(url: string, pair: WebSocketPair) {
    const ws = new WebSocket(url);
    ws.send('early'); //! before-open
    ws.addEventListener('open', () => ws.send('hello'));
  }`,
  );
});

describe('what is not of Workers', () => {
  check(
    'a browser that answers in silence',
    `export function f(ws: WebSocket) { try { if (ws.readyState === 1) ws.send('x'); } catch {} }`,
  );
  check(
    'a response',
    `export function f(pair: WebSocketPair, reply) { reply.send('x'); return Response.json({}); }`,
  );
});

describe('a chat room', () => {
  check(
    'replies after its own close, a wait or a failure',
    `import { DurableObject } from 'cloudflare:workers';
  export class ChatRoom extends DurableObject {
    async fetch(request) {
      const { 0: client, 1: server } = new WebSocketPair();
      this.ctx.acceptWebSocket(server);
      return new Response(null, { status: 101, webSocket: client });
    }
    async webSocketMessage(ws, message) {
      if (ws.readyState !== WebSocket.READY_STATE_OPEN) return;
      const answer = await ask(message);
      ws.send(answer); //! stale-check
      try {
        await this.ctx.storage.put('last', message);
        ws.send('stored');
      } catch (error) {
        ws.send(String(error)); //! error-handler
      }
    }
  }`,
  );
  check(
    'a frame that comes after the own close',
    `import { DurableObject } from 'cloudflare:workers';
  export class Strict extends DurableObject {
    webSocketMessage(ws, message) {
      ws.send('heard'); //! unguarded
      if (message === 'quit') ws.close(1000, 'bye');
    }
  }
  export class Polite extends DurableObject {
    webSocketMessage(ws, message) {
      if (ws.readyState === WebSocket.OPEN) ws.send('heard');
      if (message === 'quit') ws.close(1000, 'bye');
    }
  }`,
  );
});
