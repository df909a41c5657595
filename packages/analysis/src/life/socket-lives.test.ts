import { analyseText } from '@socket-safety/testkit/marked-text';
import { expect, test } from 'vitest';

/** `socket constructed: heard, listens to error message` for each socket of a text. */
function livesOf(text: string): readonly string[] {
  return analyseText(text)
    .lives()
    .map(({ socket, origin, errors, events, escape, isLongLived, keptAlive, lateListener }) =>
      [
        `${socket.text} ${origin}: ${errors}`,
        ...(events.size === 0 ? [] : [`listens to ${[...events].join(' ')}`]),
        ...(lateListener === null ? [] : [`late on line ${lateListener.loc.start.line}`]),
        ...(escape === null ? [] : [`handed on on line ${escape.loc.start.line}`]),
        ...(isLongLived ? ['long-lived'] : []),
        ...(keptAlive === null ? [] : [`kept alive by line ${keptAlive.loc.start.line}`]),
      ].join(', '),
    );
}

test.each([
  [
    'a chain of listeners is one value',
    `import { WebSocket } from 'ws';
     const socket = new WebSocket(url).on('message', take).on('error', log);`,
    ['socket constructed: heard, listens to message error, long-lived'],
  ],
  [
    'each value of a variable is judged by what follows it',
    `import { WebSocket } from 'ws';
     let socket = new WebSocket(first);
     socket.on('error', log);
     function next() { socket = new WebSocket(second); socket.on('open', greet); }`,
    ['socket constructed: heard, listens to error', 'socket constructed: unheard, listens to open'],
  ],
  [
    'a listener within another comes late',
    `import { connect } from 'node:net';
     const socket = connect(80);
     socket.on('connect', () => { socket.on('error', log); });`,
    ['socket constructed: unheard, listens to connect error, late on line 3'],
  ],
  [
    'so does one in what is told of the connection',
    `import net from 'node:net';
     const socket = net.connect(80, () => { socket.on('error', log); });
     const other = new net.Socket();
     other.connect(80, () => { other.on('error', log); });
     const heard = net.connect(80, () => { heard.setNoDelay(); });
     heard.on('error', log);`,
    [
      'socket constructed: unheard, listens to error, late on line 2',
      'other constructed: unheard, listens to error, late on line 4',
      'heard constructed: heard, listens to error',
    ],
  ],
  [
    'the socket of an event that it emits itself is the same',
    `import { WebSocketServer } from 'ws';
     class Hub extends WebSocketServer {
       upgrade(request, raw, head) {
         this.handleUpgrade(request, raw, head, (client) => { client.emit('connection', client); this.serve(client); });
       }
       serve(peer) { peer.on('message', log); }
     }
     new WebSocketServer({ port }).on('connection', (socket) => { bus.emit('connection', socket); });`,
    [
      'client accepted: unheard, listens to message, long-lived',
      'socket accepted: perhaps, handed on on line 8, long-lived, kept alive by line 8',
    ],
  ],
  [
    'a function that is called by `call` is followed',
    `import { WebSocketServer } from 'ws';
     function Hub() {
       const self = this;
       new WebSocketServer({ port }).on('connection', (socket, request) => { self.serve.call(self, socket, request); });
       this.serve = function (peer, request) { peer.on('error', log); };
     }`,
    ['socket accepted: heard, listens to error, long-lived'],
  ],
  [
    'what a socket returns of itself is no other one, of whatever kind it is known to be',
    `import net from 'node:net';
     import tls from 'node:tls';
     let socket = new net.Socket();
     socket.on('error', log);
     socket.connect({ port: 80 }, () => { if (isSecret) { socket = tls.connect({ socket }); socket.on('error', log); } });`,
    [
      'socket constructed: heard, listens to error',
      'socket constructed: heard, listens to error, handed on on line 5, kept alive by line 5',
    ],
  ],
  [
    'an object of another file may take a socket by a setter',
    `import { connect } from 'node:net';
     import { Context } from './context.js';
     class Client {
       constructor() { this.context = new Context(); this.state = { socket: null }; }
       dial() { this.context.socket = connect(80); }
       redial() { this.state.socket = connect(80); this.state.socket.write('hi'); }
     }`,
    [
      'this.context.socket constructed: perhaps, handed on on line 5, kept alive by line 5',
      'this.state.socket constructed: unheard',
    ],
  ],
  [
    'a function of the file is followed, and one of another file is not',
    `import { createServer } from 'node:net';
     import { attach } from './attach.js';
     createServer((socket) => { greet(socket); });
     createServer((other) => { attach(other); });
     function greet(peer) { peer.on('error', log); peer.setTimeout(1000); }`,
    [
      'socket accepted: heard, listens to error, long-lived, kept alive by line 5',
      'other accepted: perhaps, handed on on line 4, long-lived, kept alive by line 5',
    ],
  ],
  [
    'a function that makes objects is followed',
    `import { createServer } from 'node:net';
     function Peer(stream) { this.address = stream.remoteAddress; }
     function Guard(stream) { stream.on('error', log); }
     createServer((socket) => { new Peer(socket); });
     createServer((other) => { new Guard(other); });`,
    ['socket accepted: unheard, long-lived', 'other accepted: heard, listens to error, long-lived'],
  ],
  [
    'a record of the file is followed into its methods',
    `import { WebSocketServer } from 'ws';
     new WebSocketServer({ port }).on('connection', (socket) => { const peer = { socket }; listen(peer); });
     function listen(peer) { peer.socket.on('error', log); }`,
    ['socket accepted: heard, listens to error, long-lived'],
  ],
  [
    'whatever pings in the file keeps alive what can be pinged',
    `import { WebSocketServer } from 'ws';
     const server = new WebSocketServer({ port });
     server.on('connection', (socket) => { socket.on('error', log); });
     setInterval(() => { for (const client of server.clients) client.ping(); }, 30_000);`,
    ['socket accepted: heard, listens to error, long-lived, kept alive by line 4'],
  ],
  [
    'one that is closed by its answer is short-lived',
    `import { WebSocket } from 'ws';
     const socket = new WebSocket(url).on('error', log);
     socket.on('message', () => { socket.close(); });`,
    ['socket constructed: heard, listens to error message'],
  ],
  [
    'what a server was made with listens to the same sockets',
    `import { createServer } from 'node:net';
     const server = createServer((socket) => { socket.on('error', log); });
     server.on('connection', (other) => { other.setNoDelay(); });
     class Gate {
       server = createServer((peer) => { peer.setNoDelay(); });
       open() { this.server.on('connection', (same) => { same.on('error', log); }); }
     }`,
    [
      'socket accepted: heard, listens to error, long-lived',
      'peer accepted: heard, listens to error, long-lived',
    ],
  ],
  [
    'a helper that lets a server listen takes the listener that it was made with as it is',
    `import { createServer } from 'node:net';
     import { listenZero } from './listen-zero.js';
     const server = createServer((socket) => { socket.setNoDelay(); });
     await listenZero(server, '127.0.0.1');`,
    ['socket accepted: unheard, long-lived'],
  ],
  [
    'a listener out of sight may hear of errors',
    `import { createServer } from 'node:net';
     import { serve } from './serve.js';
     createServer(serve).on('connection', (other) => { other.setNoDelay(); });
     const server = createServer(serve);
     server.on('connection', (socket) => { socket.setNoDelay(); });`,
    ['other accepted: perhaps, long-lived', 'socket accepted: perhaps, long-lived'],
  ],
  [
    'what a library listens to itself passes',
    `import { createServer } from 'node:http';
     createServer().on('connection', (socket) => { socket.setNoDelay(); });
     const page = new WebSocket(url);`,
    ['page constructed: harmless'],
  ],
  [
    'what takes any port that is free cannot fail to have one',
    `import { createSocket } from 'node:dgram';
     const probe = createSocket('udp4');
     probe.bind(0, () => { use(probe.address().port); probe.close(); });
     const server = createSocket('udp4');
     server.bind(8125);`,
    ['probe constructed: harmless', 'server constructed: unheard'],
  ],
  [
    'what a function returns is followed to its calls, where all of them are in sight',
    `import { connect } from 'node:net';
     function dial(port) { const socket = connect(port); return socket; }
     const first = dial(80);
     first.on('data', take);
     export function open(port) { const other = connect(port); return other; }`,
    [
      'socket constructed: unheard, listens to data, long-lived',
      'other constructed: perhaps, handed on on line 5, kept alive by line 5',
    ],
  ],
  [
    'whoever else calls a function that returns what it is handed, gets back its own',
    `import { WebSocketServer } from 'ws';
     import { attach } from './attach.js';
     export class Hub {
       start() {
         this.server.on('connection', this.greet.bind(this));
         this.server.on('connection', (socket) => this.greet(socket));
       }
       server = new WebSocketServer({ port });
       greet(peer) { return peer.on('close', log); }
     }
     export class Other {
       server = new WebSocketServer({ port });
       start() { this.server.on('connection', (socket) => { attach(this.same(socket)); }); }
       same(peer) { return peer.on('close', log); }
     }
     export const made = () => new WebSocket(url);`,
    [
      'socket accepted: unheard, listens to close, long-lived',
      'socket accepted: perhaps, listens to close, handed on on line 13, long-lived, kept alive by line 13',
      'new WebSocket(url) constructed: perhaps, handed on on line 16, kept alive by line 16',
    ],
  ],
  [
    'a private method that makes a socket is called by its class alone',
    `import { fork } from 'node:child_process';
     class Pool {
       start() { this.worker = this.make(); this.worker.send('start'); }
       beat() { this.worker.send('beat'); }
       private make() { const child = fork('worker.js'); return child; }
     }
     class Heard {
       start() { this.worker = this.make(); this.worker.on('error', log); }
       beat() { this.worker.send('beat'); }
       private make() { return fork('worker.js'); }
     }
     class Started {
       start() { this.make().send('start'); }
       private make() { return fork('worker.js'); }
     }`,
    [
      'child constructed: unheard',
      "fork('worker.js') constructed: heard, listens to error",
      "fork('worker.js') constructed: harmless",
    ],
  ],
  [
    'a field is the same by another name of `this`',
    `import { connect } from 'node:net';
     function Protocol(stream) {
       const self = this;
       this.stream = stream;
       for (const event of ['close', 'error']) self.stream.on(event, (what) => self.tell(what));
     }
     const socket = connect(80);
     const protocol = new Protocol(socket);`,
    ['socket constructed: perhaps'],
  ],
  [
    'a field that is given a socket by another name of `this`',
    `import net from 'node:net';
     import tls from 'node:tls';
     class Link {
       dial() { this.socket = net.connect(80); this.socket.on('error', log); }
       secure() { const self = this; ask(() => { self.socket = tls.connect(443); self.socket.on('error', log); }); }
       forget() { const self = this; ask(() => { self.socket = tls.connect(443); self.socket.on('data', log); }); }
     }`,
    [
      'this.socket constructed: heard, listens to error',
      'self.socket constructed: heard, listens to error',
      'self.socket constructed: unheard, listens to data, long-lived',
    ],
  ],
  [
    'a socket that is never told to connect stays idle',
    `import net from 'node:net';
     const idle = new net.Socket({ writable: false });
     idle.on('data', take);
     const dialled = new net.Socket();
     dialled.connect(80);`,
    ['idle constructed: harmless, listens to data, long-lived', 'dialled constructed: unheard'],
  ],
  [
    'a name that nobody declares is followed',
    `import { connect } from 'node:net';
     import { attach } from './attach.js';
     (async () => { socket = connect(80); await ready; attach(socket); })();
     function next() { other = connect(81); other.write(text); }`,
    ['socket constructed: perhaps, handed on on line 3, kept alive by line 3', 'other constructed: unheard'],
  ],
])('%s', (_, text, expected) => {
  expect(livesOf(text)).toEqual(expected);
});
