import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const NODE = `import WebSocket, { WebSocketServer, once as ignored } from 'ws';\n`;

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(NODE + text);
    expect(found).toEqual(expected);
  });
}

describe('an open check in every position', () => {
  check('if', `export function f(ws: WebSocket) { if (ws.readyState === WebSocket.OPEN) ws.send('x'); }`);
  check('if on a number', `export function f(ws: WebSocket) { if (ws.readyState === 1) ws.send('x'); }`);
  check(
    'if, constant first',
    `export function f(ws: WebSocket) { if (WebSocket.OPEN === ws.readyState) ws.send('x'); }`,
  );
  check(
    'if on the instance',
    `export function f(ws: WebSocket) { if (ws.readyState === ws.OPEN) ws.send('x'); }`,
  );
  check('if, loosely', `export function f(ws: WebSocket) { if (ws.readyState == 1) ws.send('x'); }`);
  check(
    'early return',
    `export function f(ws: WebSocket) { if (ws.readyState !== WebSocket.OPEN) return; ws.send('x'); }`,
  );
  check(
    'early throw',
    `export function f(ws: WebSocket) { if (ws.readyState !== 1) throw new Error('closed'); ws.send('x'); }`,
  );
  check(
    'continue',
    `export function f(all: WebSocket[]) { for (const ws of all) { if (ws.readyState !== 1) continue; ws.send('x'); } }`,
  );
  check(
    'break',
    `export function f(all: WebSocket[]) { for (const ws of all) { if (ws.readyState !== 1) break; ws.send('x'); } }`,
  );
  check('&&', `export function f(ws: WebSocket) { ws.readyState === 1 && ws.send('x'); }`);
  check('||', `export function f(ws: WebSocket) { ws.readyState !== 1 || ws.send('x'); }`);
  check('?:', `export function f(ws: WebSocket) { return ws.readyState === 1 ? ws.send('x') : null; }`);
  check(
    '?: negated',
    `export function f(ws: WebSocket) { return ws.readyState !== 1 ? null : ws.send('x'); }`,
  );
  check(
    'switch',
    `export function f(ws: WebSocket) { switch (ws.readyState) { case WebSocket.OPEN: ws.send('x'); break; default: } }`,
  );
  check(
    'while',
    `export function f(ws: WebSocket, q: string[]) { while (ws.readyState === 1 && q.length) ws.send(q.shift()!); }`,
  );
  check(
    'filter before a loop',
    `export function f(all: WebSocket[]) { for (const ws of all.filter((one) => one.readyState === 1)) ws.send('x'); }`,
  );
  check(
    'filter before forEach',
    `export function f(all: Set<WebSocket>) { [...all].filter((one) => one.readyState === WebSocket.OPEN).forEach((ws) => ws.send('x')); }`,
  );
  check(
    'includes',
    `export function f(ws: WebSocket) { if ([WebSocket.OPEN].includes(ws.readyState)) ws.send('x'); }`,
  );
  check(
    'optional chain',
    `export function f(ws?: WebSocket) { if (ws?.readyState === WebSocket.OPEN) ws.send('x'); }`,
  );
  check(
    'optional chain, early',
    `export function f(ws?: WebSocket) { if (ws?.readyState !== WebSocket.OPEN) return; ws.send('x'); }`,
  );
  check(
    'weakened by ||',
    `export function f(ws: WebSocket, force: boolean) {
    if (ws.readyState === 1 || force) ws.send('x'); //! ineffective-check
  }`,
  );
  check(
    'a check without an exit',
    `export function f(ws: WebSocket) {
    if (ws.readyState !== 1) console.warn('closed');
    ws.send('x'); //! ineffective-check
  }`,
  );
  check(
    'the failing branch',
    `export function f(ws: WebSocket) {
    if (ws.readyState === 1) ws.send('x');
    else ws.send('y'); //! after-close
  }`,
  );
});

describe('aliases', () => {
  check(
    'const',
    `export function f(ws: WebSocket) { const isOpen = ws.readyState === 1; if (isOpen) ws.send('x'); }`,
  );
  check(
    'const negated',
    `export function f(ws: WebSocket) { const closed = ws.readyState !== 1; if (closed) return; ws.send('x'); }`,
  );
  check(
    'destructured',
    `export function f(ws: WebSocket) { const { readyState } = ws; if (readyState === WebSocket.OPEN) ws.send('x'); }`,
  );
  check(
    'local state',
    `export function f(ws: WebSocket) { const state = ws.readyState; if (state === 1) ws.send('x'); }`,
  );
  check(
    'a constant of the file',
    `const OPEN = 1; export function f(ws: WebSocket) { if (ws.readyState === OPEN) ws.send('x'); }`,
  );
  check(
    'another name of the socket',
    `class A { private ws?: WebSocket; f() { const ws = this.ws; if (ws?.readyState !== 1) return; ws.send('x'); } }`,
  );
  check(
    'the field through the alias',
    `class A { ws!: WebSocket; f() { const { ws } = this; if (ws.readyState === 1) this.ws.send('x'); } }`,
  );
  check(
    'frozen by an await',
    `export async function f(ws: WebSocket) {
    const isOpen = ws.readyState === 1;
    await fetch('/x');
    if (isOpen) ws.send('x'); //! stale-check
  }`,
  );
});

describe('functions that check', () => {
  check(
    'predicate',
    `function open(ws: WebSocket) { return ws.readyState === 1; } export function f(ws: WebSocket) { if (open(ws)) ws.send('x'); }`,
  );
  check(
    'predicate, arrow, &&',
    `const open = (ws?: WebSocket) => ws !== undefined && ws.readyState === 1; export function f(ws?: WebSocket) { if (!open(ws)) return; ws!.send('x'); }`,
  );
  check(
    'method',
    `class A { constructor(private ws: WebSocket) {} isOpen() { return this.ws.readyState === 1; } f() { if (this.isOpen()) this.ws.send('x'); } }`,
  );
  check(
    'getter',
    `class A { constructor(private ws: WebSocket) {} get open() { return this.ws.readyState === 1; } f() { if (!this.open) return; this.ws.send('x'); } }`,
  );
  check(
    'inherited',
    `class B { constructor(protected ws: WebSocket) {} protected ok() { return this.ws.readyState === 1; } } class A extends B { f() { if (this.ok()) this.ws.send('x'); } }`,
  );
  check(
    'assertion',
    `function must(ws: WebSocket) { if (ws.readyState !== 1) throw new Error('x'); } export function f(ws: WebSocket) { must(ws); ws.send('x'); }`,
  );
  check(
    'sends for us',
    `function send(ws: WebSocket, t: string) { if (ws.readyState !== 1) return false; ws.send(t); return true; } export function f(ws: WebSocket) { send(ws, 'x'); }`,
  );
  check(
    'private helper, callers check',
    `function put(ws: WebSocket) { ws.send('x'); } export function f(ws: WebSocket) { if (ws.readyState === 1) put(ws); }`,
  );
  check(
    'private helper, one caller does not',
    `function put(ws: WebSocket) {
    ws.send('x'); //! unguarded
  }
  export function f(ws: WebSocket) { if (ws.readyState === 1) put(ws); }
  export function g(ws: WebSocket) { put(ws); }`,
  );
  check(
    'private method, callers check',
    `class A { constructor(private ws: WebSocket) {} #put() { this.ws.send('x'); } f() { if (this.ws.readyState === 1) this.#put(); } }`,
  );
  check(
    'wrong predicate',
    `function closed(ws: WebSocket) { return ws.readyState === 1; }
  export function f(ws: WebSocket) {
    if (closed(ws)) return;
    ws.send('x'); //! after-close
  }`,
  );
  check(
    'async predicate is no check',
    `async function open(ws: WebSocket) { return ws.readyState === 1; }
  export function f(ws: WebSocket) {
    if (open(ws)) ws.send('x'); //! ineffective-check
  }`,
  );
});

describe('suspension', () => {
  check(
    'await',
    `export async function f(ws: WebSocket) {
    if (ws.readyState !== 1) return;
    await fetch('/x');
    ws.send('x'); //! stale-check
  }`,
  );
  check(
    'await in the argument',
    `export async function f(ws: WebSocket) {
    if (ws.readyState === 1) ws.send(await (await fetch('/x')).text()); //! stale-check
  }`,
  );
  check(
    'await of a literal',
    `export async function f(ws: WebSocket) { if (ws.readyState !== 1) return; await null; ws.send('x'); }`,
  );
  check(
    'await of Promise.resolve',
    `export async function f(ws: WebSocket) { if (ws.readyState !== 1) return; await Promise.resolve(); ws.send('x'); }`,
  );
  check(
    'checked again',
    `export async function f(ws: WebSocket) { if (ws.readyState !== 1) return; await fetch('/x'); if (ws.readyState !== 1) return; ws.send('x'); }`,
  );
  check(
    'await on one path only',
    `export async function f(ws: WebSocket, slow: boolean) {
    if (ws.readyState !== 1) return;
    if (slow) await fetch('/x');
    ws.send('x'); //! stale-check
  }`,
  );
  check(
    'for await',
    `export async function f(ws: WebSocket, parts: AsyncIterable<string>) {
    if (ws.readyState !== 1) return;
    for await (const part of parts) ws.send(part); //! stale-check
  }`,
  );
  check(
    'for await, checked inside',
    `export async function f(ws: WebSocket, parts: AsyncIterable<string>) { for await (const part of parts) { if (ws.readyState !== 1) break; ws.send(part); } }`,
  );
  check(
    'timer',
    `export function f(ws: WebSocket) {
    if (ws.readyState !== 1) return;
    setTimeout(() => ws.send('x'), 10); //! stale-check
  }`,
  );
  check(
    'then',
    `export function f(ws: WebSocket) {
    if (ws.readyState !== 1) return;
    fetch('/x').then(() => {
      ws.send('x'); //! stale-check
    });
  }`,
  );
  check(
    'forEach keeps what is known',
    `export function f(ws: WebSocket, all: string[]) { if (ws.readyState !== 1) return; all.forEach((one) => ws.send(one)); }`,
  );
  check(
    'a local function that calls its argument',
    `function each(run: (n: number) => void) { run(1); run(2); } export function f(ws: WebSocket) { if (ws.readyState === 1) each((n) => ws.send(String(n))); }`,
  );
  check(
    'promise executor',
    `export function f(ws: WebSocket) { if (ws.readyState !== 1) return null; return new Promise<void>((done) => { ws.send('x'); done(); }); }`,
  );
  check(
    'microtask',
    `export function f(ws: WebSocket) { if (ws.readyState !== 1) return; queueMicrotask(() => ws.send('x')); }`,
  );
  check(
    'reassigned slot',
    `let ws: WebSocket; export function connect() { ws = new WebSocket('ws://x'); }
  export async function f() {
    if (ws.readyState !== 1) return;
    await fetch('/x');
    ws.send('x'); //! stale-check
  }`,
  );
  check(
    'an async helper that never waits',
    `async function log(t: string) { console.log(t); } export async function f(ws: WebSocket) { if (ws.readyState !== 1) return; await log('x'); ws.send('x'); }`,
  );
  check(
    'yield',
    `export function* f(ws: WebSocket) {
    if (ws.readyState !== 1) return;
    yield 1;
    ws.send('x'); //! stale-check
  }`,
  );
});

describe('awaited open', () => {
  check(
    'once',
    `import { once } from 'node:events'; export async function f() { const ws = new WebSocket('ws://x'); await once(ws, 'open'); ws.send('x'); }`,
  );
  check(
    'promise',
    `export async function f() { const ws = new WebSocket('ws://x'); await new Promise((ok, no) => { ws.once('open', ok); ws.once('error', no); }); ws.send('x'); }`,
  );
  check(
    'promise with a function',
    `export async function f() { const ws = new WebSocket('ws://x'); await new Promise<void>((ok) => { ws.onopen = () => ok(); }); ws.send('x'); }`,
  );
  check(
    'own helper',
    `function opened(ws: WebSocket) { return new Promise<void>((ok, no) => { ws.on('open', () => ok()); ws.on('error', no); }); } export async function f() { const ws = new WebSocket('ws://x'); await opened(ws); ws.send('x'); }`,
  );
  check(
    'own async helper',
    `async function connect() { const ws = new WebSocket('ws://x'); await new Promise((ok) => ws.on('open', ok)); return ws; } export async function f() { const ws = await connect(); ws.send('x'); }`,
  );
  check(
    'while it is not open',
    `export async function f(ws: WebSocket) { while (ws.readyState !== 1) await new Promise((r) => setTimeout(r, 10)); ws.send('x'); }`,
  );
  check(
    'race with a time-out',
    `export async function f(ws: WebSocket) { const opened = new Promise((ok) => ws.on('open', ok)); await Promise.race([opened, new Promise((_, no) => setTimeout(no, 9))]); ws.send('x'); }`,
  );
  check(
    'no wait',
    `export function f() {
    const ws = new WebSocket('ws://x');
    ws.send('x'); //! before-open
  }`,
  );
  check(
    'factory',
    `function make() { return new WebSocket('ws://x'); }
  export function f() {
    const ws = make();
    ws.send('x'); //! before-open
  }`,
  );
});

describe('contracts', () => {
  check('connection', `new WebSocketServer({ port: 1 }).on('connection', (ws) => { ws.send('hello'); });`);
  check(
    'message',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => { ws.on('message', (m) => ws.send(m)); });`,
  );
  check(
    'message, after an await',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => {
    ws.on('message', async (m) => {
      await fetch(String(m));
      ws.send('x'); //! unguarded
    });
  });`,
  );
  check(
    'message falls with a close of the same binding',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => {
    ws.on('message', (m) => {
      if (String(m) === 'bye') return ws.close();
      ws.send('x'); //! unguarded
    });
  });`,
  );
  check('open', `const ws = new WebSocket('ws://x'); ws.on('open', () => ws.send('x'));`);
  check(
    'onopen of a field',
    `class A { ws = new WebSocket('ws://x'); constructor() { this.ws.onopen = () => { this.ws.send('x'); }; } }`,
  );
  check(
    'a field assigned after the listener',
    `class A { ws?: WebSocket; f() { const ws = new WebSocket('ws://x'); ws.onopen = () => this.ws!.send('x'); this.ws = ws; } }`,
  );
  check(
    'named handler',
    `const ws = new WebSocket('ws://x'); function greet() { ws.send('x'); } ws.on('open', greet);`,
  );
  check(
    'named handler, called elsewhere too',
    `const ws = new WebSocket('ws://x');
  function greet() {
    ws.send('x'); //! unguarded
  }
  ws.on('open', greet);
  setInterval(greet, 5);`,
  );
  check(
    'method handler',
    `class A { private ws = new WebSocket('ws://x'); constructor() { this.ws.on('open', () => this.greet()); } private greet() { this.ws.send('x'); } }`,
  );
  check(
    'bound method',
    `class A { private ws = new WebSocket('ws://x'); constructor() { this.ws.on('open', this.greet.bind(this)); } private greet() { this.ws.send('x'); } }`,
  );
  check(
    'close handler',
    `const ws = new WebSocket('ws://x');
  ws.on('close', () => {
    ws.send('bye'); //! after-close
  });`,
  );
  check(
    'another socket in a handler',
    `export function join(a: WebSocket, b: WebSocket) {
    a.on('message', (m) => {
      b.send(m); //! unguarded
    });
  }`,
  );
  check(
    'upgrade callback',
    `const wss = new WebSocketServer({ noServer: true }); export function up(req: never, s: never, h: never) { wss.handleUpgrade(req, s, h, (ws) => { ws.send('x'); wss.emit('connection', ws, req); }); }`,
  );
  check(
    'clients',
    `const wss = new WebSocketServer({ port: 1 }); export function all(t: string) {
    for (const c of wss.clients) c.send(t); //! unguarded
  }`,
  );
  check(
    'clients, forEach',
    `const wss = new WebSocketServer({ port: 1 }); export function all(t: string) { wss.clients.forEach((c) => { if (c.readyState === WebSocket.OPEN) c.send(t); }); }`,
  );
});

describe('a callback that a listener calls', () => {
  check(
    'hears what the listener hears',
    `function listen(ws: WebSocket, handle: (text: string) => void) { ws.on('message', (raw) => { handle(String(raw)); }); }
    function listenByProperty(ws, handle) { ws.onmessage = (event) => handle(event.data); }
    new WebSocketServer({ port: 1 }).on('connection', (ws) => {
      listen(ws, (text) => { ws.send(text); });
      listenByProperty(ws, (text) => ws.send(text));
      listen(ws, async (text) => {
        await store(text);
        ws.send(text); //! unguarded
      });
    });`,
  );
  check(
    'and of a close event, that the socket has closed',
    `function onGone(ws, tell) { ws.on('close', () => tell()); }
    new WebSocketServer({ port: 1 }).on('connection', (ws) => {
      onGone(ws, () => {
        ws.send('bye'); //! after-close
      });
    });`,
  );
  check(
    'not where it is called later, or for another socket',
    `function slowly(ws, handle) { ws.on('message', (raw) => { setTimeout(() => handle(raw), 5); }); }
    function twice(ws, handle) { ws.on('message', (raw) => handle(raw)); setInterval(() => handle('tick'), 5); }
    function listen(ws, handle) { ws.on('message', (raw) => handle(raw)); }
    new WebSocketServer({ port: 1 }).on('connection', (ws, request, other: WebSocket) => {
      slowly(ws, (text) => {
        ws.send(text); //! unguarded
      });
      twice(ws, (text) => {
        ws.send(text); //! unguarded
      });
      listen(ws, (text) => {
        other.send(text); //! unguarded
      });
    });`,
  );
});

describe('the top level of a file', () => {
  check(
    'before open',
    `const ws = new WebSocket('ws://x');
  ws.send('x'); //! before-open`,
  );
  check(
    'awaited open',
    `const ws = new WebSocket('ws://x'); await new Promise((ok) => { ws.onopen = ok; }); ws.send('x');`,
  );
});

describe('what is awaited', () => {
  check(
    'a message, by a helper that is told the event',
    `function next(ws: WebSocket, event: string) { return new Promise((ok) => ws.once(event, ok)); }
  export async function f() { const ws = new WebSocket('ws://x'); await next(ws, 'open'); ws.send('a'); await next(ws, 'message'); ws.send('b'); }
  export async function g() {
    const ws = new WebSocket('ws://x');
    await next(ws, 'ping-pong');
    ws.send('x'); //! unguarded
  }`,
  );
});

describe('what cannot be known', () => {
  check(
    'a heard send in a file that makes no sockets',
    `export class Transport { constructor(private socket: WebSocket) {} put(t: string) { this.socket.send(t, (error) => { if (error) this.fail(error); }); } private fail(e: Error) { console.warn(e); } }`,
  );
  check(
    'a heard send in a file that makes them',
    `export class Transport { private socket = new WebSocket('ws://x'); put(t: string) {
    this.socket.send(t, (error) => { if (error) console.warn(error); }); //! unguarded
  } }`,
  );
  check('a ping', `export function beat(all: WebSocket[]) { for (const ws of all) ws.ping(); }`);
  check(
    'a ping while connecting',
    `export function f() {
    const ws = new WebSocket('ws://x');
    ws.ping(); //! before-open
  }`,
  );
  check(
    'another entry under the same text',
    `export function f(peers: Record<string, WebSocket>, ids: string[]) {
    let id = 'a';
    if (peers[id]!.readyState !== 1) return;
    peers[id]!.send('x');
    id = 'b';
    peers[id]!.send('y'); //! unguarded
  }`,
  );
  check(
    'another socket in the variable',
    `export function f(current: WebSocket, next: WebSocket) {
    if (current.readyState !== 1) return;
    current = next;
    current.send('x'); //! stale-check
  }`,
  );
});

describe('closing', () => {
  check(
    'close, then send',
    `export function f(ws: WebSocket) {
    ws.close();
    ws.send('x'); //! after-close
  }`,
  );
  check(
    'terminate on one path',
    `export function f(ws: WebSocket, bad: boolean) {
    if (bad) ws.terminate();
    ws.send('x'); //! unguarded
  }`,
  );
  check(
    'close and return',
    `new WebSocketServer({ port: 1 }).on('connection', (ws, req) => { if (!req.headers.cookie) { ws.close(); return; } ws.send('x'); });`,
  );
  check(
    'a helper that closes',
    `function drop(ws: WebSocket) { ws.close(); }
  export function f(ws: WebSocket) {
    if (ws.readyState !== 1) return;
    drop(ws);
    ws.send('x'); //! after-close
  }`,
  );
  check(
    'send, then close',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => { ws.send('x'); ws.close(); });`,
  );
  check(
    'finally',
    `export function f(ws: WebSocket) {
    try { work(); } finally { ws.close(); }
    ws.send('x'); //! after-close
  }`,
  );
});

describe('error handlers', () => {
  check(
    'catch after an await',
    `export async function f(ws: WebSocket) {
    try { await fetch('/x'); } catch (error) {
      ws.send(String(error)); //! error-handler
    }
  }`,
  );
  check(
    'catch with its own check',
    `export async function f(ws: WebSocket) { try { await fetch('/x'); } catch (error) { if (ws.readyState === 1) ws.send(String(error)); } }`,
  );
  check(
    'catch of what cannot suspend',
    `export function f(ws: WebSocket, t: string) { if (ws.readyState !== 1) return; try { JSON.parse(t); } catch { ws.send('bad'); } }`,
  );
  check(
    'rejection callback',
    `export function f(ws: WebSocket) {
    fetch('/x').catch((error) => {
      ws.send(String(error)); //! error-handler
    });
  }`,
  );
  check(
    'its own error event',
    `export function f(ws: WebSocket) {
    ws.on('error', () => {
      ws.send('sorry'); //! error-handler
    });
  }`,
  );
  check(
    'finally',
    `export async function f(ws: WebSocket) {
    try { await fetch('/x'); } finally {
      ws.send('done'); //! error-handler
    }
  }`,
  );
});

describe('flags', () => {
  check(
    'closed',
    `export function f(ws: WebSocket) { let closed = false; ws.on('close', () => { closed = true; }); ws.on('message', async () => { await fetch('/x'); if (closed) return; ws.send('x'); }); }`,
  );
  check(
    'open flag of a client',
    `class A { private up = false; private ws = new WebSocket('ws://x'); constructor() { this.ws.on('open', () => { this.up = true; }); this.ws.on('close', () => { this.up = false; }); } f() { if (this.up) this.ws.send('x'); } }`,
  );
  check(
    'emptied slot',
    `class A { private ws: WebSocket | null = null; connect() { const ws = new WebSocket('ws://x'); ws.on('open', () => { this.ws = ws; }); ws.on('close', () => { this.ws = null; }); } f() { if (this.ws) this.ws.send('x'); } }`,
  );
  check(
    'a null check of a slot that nobody empties',
    `class A { private ws: WebSocket | null = null; connect() { this.ws = new WebSocket('ws://x'); } f() {
    if (this.ws) this.ws.send('x'); //! unguarded
  } }`,
  );
});

describe('callbacks that hear the failure', () => {
  check(
    'used',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => { setInterval(() => ws.send('x', (error) => { if (error) ws.terminate(); }), 9); });`,
  );
  check(
    'ignored beside other work',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => {
    let sent = 0;
    setInterval(() => ws.send('x', () => { sent++; }), 9); //! unguarded
  });`,
  );
  check(
    'empty: reported as that, not as this',
    `new WebSocketServer({ port: 1 }).on('connection', (ws) => {
    setInterval(() => ws.send('x', () => {}), 9);
  });`,
  );
  check(
    'wrapper, caught',
    `const put = (ws: WebSocket, t: string) => new Promise<void>((ok, no) => ws.send(t, (e) => (e ? no(e) : ok()))); export async function f(ws: WebSocket) { try { await put(ws, 'x'); } catch (error) { console.warn(error); } }`,
  );
  check(
    'wrapper, not caught',
    `const put = (ws: WebSocket, t: string) => new Promise<void>((ok, no) => ws.send(t, (e) => (e ? no(e) : ok())));
  export async function f(ws: WebSocket) {
    await put(ws, 'x'); //! unguarded
    put(ws, 'y'); //! unguarded
    put(ws, 'z').catch(console.warn);
  }`,
  );
});

describe('identification', () => {
  check(
    'not by name',
    `export function f(ws: { send(t: string): void }, client: unknown) { ws.send('x'); (client as any).send('y'); }`,
  );
  check('untyped parameter', `export function f(ws) { ws.send('x'); }`);
  check(
    'interface field',
    `interface Peer { link: WebSocket; id: string } export function f(peer: Peer) {
    peer.link.send('x'); //! unguarded
  }`,
  );
  check(
    'map of records',
    `const peers = new Map<string, { ws: WebSocket }>(); export function f(id: string) {
    peers.get(id)?.ws.send('x'); //! unguarded
  }`,
  );
  check(
    'map, checked through get',
    `const peers = new Map<string, WebSocket>(); export function f(id: string) { if (peers.get(id)?.readyState === 1) peers.get(id)!.send('x'); }`,
  );
  check(
    'untyped set',
    `const all = new Set(); new WebSocketServer({ port: 1 }).on('connection', (ws) => { all.add(ws); }); export function f() {
    for (const one of all) one.send('x'); //! unguarded
  }`,
  );
  check(
    'argument of a local function',
    `function greet(peer) {
    setTimeout(() => peer.send('x'), 5); //! unguarded
  }
  new WebSocketServer({ port: 1 }).on('connection', (ws) => greet(ws));`,
  );
});
