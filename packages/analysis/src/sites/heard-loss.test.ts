// What `recommended` says nothing of, because the program hears of the loss, and what it still reports one change away. `strict`
// trusts none of it.
import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const IMPORTS = `import Ws, { WebSocketServer } from 'ws';\nimport net from 'node:net';\nimport { EventEmitter } from 'node:events';\n`;

function check(name: string, text: string, trust: 'contracts' | 'nothing' = 'contracts'): void {
  it(name, () => {
    const { expected, found } = compareMarks(IMPORTS + text, { trust });
    expect(found).toEqual(expected);
  });
}

describe('a listener to the close was added in the same turn', () => {
  const GREETING = (between: string, mark: string) => `export async function serve(socket: Ws) {
    socket.on('close', () => console.log('gone'));
    ${between}
    socket.send('hello');${mark}
  }`;
  check('at once', GREETING('', ''));
  check('with a turn between', GREETING(`await fetch('/log');`, ' //! unguarded'));
  check('with a close between', GREETING(`socket.close();`, ' //! after-close'));
  check('in strict', GREETING('', ' //! unguarded'), 'nothing');
  check(
    'as a property',
    `export function serve(socket: WebSocket) { socket.onclose = () => console.log('gone'); socket.send('hello'); }`,
  );
  check(
    'by a function that is called',
    `function watch(socket: Ws) { socket.once('close', () => console.log('gone')); }
  export function serve(socket: Ws) { watch(socket); socket.send('hello'); }`,
  );
  check(
    'on one path only',
    `export function serve(socket: Ws, isLong: boolean) {
    if (isLong) socket.on('close', () => console.log('gone'));
    socket.send('hello'); //! unguarded
  }`,
  );
  check(
    'to another event',
    `export function serve(socket: Ws) {
    socket.on('message', () => console.log('heard'));
    socket.send('hello'); //! unguarded
  }`,
  );
});

describe('what sends ends with the socket, so that it can only be closing', () => {
  const TERMINAL = (end: string, mark: string) => `declare const shells: { open(): Shell };
  interface Shell { onData(run: (text: string) => void): void; destroy(): void }
  new WebSocketServer({ port: 1 }).on('connection', (socket) => {
    const shell = shells.open();
    shell.onData((text) => {
      socket.send(text);${mark}
    });
    socket.on('close', () => ${end});
  });`;
  check('stopped', TERMINAL('shell.destroy()', ''));
  check('not stopped', TERMINAL(`console.log('gone')`, ' //! unguarded'));
  check('in strict', TERMINAL('shell.destroy()', ' //! unguarded'), 'nothing');
});

describe('the answer is waited for with a time limit', () => {
  const ASK = (late: string, mark: string) => `const waiting = new Map<number, (answer: string) => void>();
  export class Client {
    constructor(private readonly socket: WebSocket) {}
    ask(id: number, question: string) {
      return new Promise<string>((resolve, reject) => {
        setTimeout(() => { ${late} }, 1000);
        waiting.set(id, resolve);
        this.socket.send(question);${mark}
      });
    }
  }`;
  check('it is given up', ASK(`reject(new Error('no answer'));`, ''));
  check('it is only logged', ASK(`console.warn('no answer', reject);`, ' //! unguarded'));
  check('in strict', ASK(`reject(new Error('no answer'));`, ' //! unguarded'), 'nothing');
  check(
    'which was over before',
    `export async function ask(socket: WebSocket, question: string, ready: Promise<void>) {
    await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('never ready')), 1000);
      ready.then(resolve, reject);
    });
    socket.send(question); //! unguarded
  }`,
  );
  check(
    'a send that throws is no lost one',
    `export class Client {
    private socket = new WebSocket('ws://x');
    ask(question: string) {
      return new Promise<string>((resolve, reject) => {
        setTimeout(() => reject(new Error('no answer')), 1000);
        this.socket.onmessage = ({ data }) => resolve(String(data));
        this.socket.send(question); //! unguarded
      });
    }
  }`,
  );
});

describe('what a link is told as it opens', () => {
  const LOGIN = (wait: string, close: string, mark: string) => `declare const token: Promise<string>;
  export function dial(url: string) {
    const link = new Ws(url);
    link.on('open', () => {
      ${wait}(() => {
        link.send('log in');${mark}
      });
    });
    link.on('close', () => { ${close} });
  }`;
  check('is said again with the next link', LOGIN('token.then', 'dial(url);', ''));
  check(
    'is missed where the close is only logged',
    LOGIN('token.then', `console.log('gone');`, ' //! unguarded'),
  );
  check('is no answer to somebody else', LOGIN('bus.on', 'dial(url);', ' //! unguarded'));
  check('is asked for in strict', LOGIN('token.then', 'dial(url);', ' //! unguarded'), 'nothing');
});

describe('another function gives the answer its time limit', () => {
  const ASK = (
    wait: string,
    then: string,
    mark: string,
  ) => `declare const waiters: { waitFor(id: number, limit?: number): Promise<string> };
  export class Client {
    constructor(private readonly socket: net.Socket) {}
    async ask(id: number, question: string, timeout: number) {
      const answer = ${wait};
      this.socket.write(question);${mark}
      ${then}
    }
  }`;
  check('it is waited for', ASK('waiters.waitFor(id, timeout)', 'return await answer;', ''));
  check('without a limit', ASK('waiters.waitFor(id)', 'return await answer;', ' //! unguarded'));
  check(
    'nobody waits',
    ASK('waiters.waitFor(id, timeout)', 'console.log(answer, timeout);', ' //! unguarded'),
  );
});

describe('an object that is handed over closes as well', () => {
  const FACE = (close: string, mark: string) => `declare function serve(link: object): void;
  export function handle(socket: WebSocket) {
    socket.onmessage = () => {
      serve({
        send: (text: string) => socket.send(text),${mark}
        ${close}
      });
    };
  }`;
  check('with a way to close', FACE('close: () => socket.close(),', ''));
  check('without one', FACE('log: console.log,', ' //! unguarded'));
  const LAYER = (
    onClose: string,
    send: string,
    mark: string,
  ) => `declare function serializerOf(face: object): object;
  export function join(socket: WebSocket, peer: { kill(): void }) {
    const serializer = serializerOf({ sendPart: (part: object) => ${send},${mark}
    });
    socket.addEventListener('close', () => ${onClose});
  }`;
  const PASS_ON = 'socket.send(JSON.stringify(part))';
  check('the layer is told of the end', LAYER('peer.kill()', PASS_ON, ''));
  check('the end is only logged', LAYER(`console.log('gone')`, PASS_ON, ' //! unguarded'));
  check('it says something of its own', LAYER('peer.kill()', `socket.send('hello')`, ' //! unguarded'));
  check(
    'it throws',
    LAYER('peer.kill()', PASS_ON, ' //! unguarded').replaceAll('WebSocket', 'RTCDataChannel'),
  );
});

describe('the other side ends a net socket: end or error comes first', () => {
  const TABLE = (onError: string, mark: string) => `const links = new Map<number, net.Socket>();
  net.createServer((socket) => {
    links.set(socket.remotePort ?? 0, socket);
    socket.on('end', () => links.delete(socket.remotePort ?? 0));
    socket.on('error', () => ${onError});
  });
  export const tell = (text: string) => {
    for (const socket of links.values()) {
      socket.write(text);${mark}
    }
  };`;
  check('both take it out', TABLE('links.delete(socket.remotePort ?? 0)', ''));
  check('only one does', TABLE(`console.log('failed')`, ' //! unguarded'));
});

describe('a send that throws and came back proves that the socket was open', () => {
  const RELAY = (between: string, mark: string) => `export async function relay(channel: RTCDataChannel) {
    channel.send('first'); //! unguarded
    ${between}
    channel.send('second');${mark}
  }`;
  check('at once', RELAY('', ''));
  check('with a turn between', RELAY(`await fetch('/log');`, ' //! unguarded'));
  check('at once, in strict', RELAY('', ''), 'nothing');
  check(
    'caught',
    `export function relay(channel: RTCDataChannel) {
    try { channel.send('first'); } catch { console.log('gone'); }
    channel.send('second'); //! unguarded
  }`,
  );
});

describe('whoever calls it takes what it throws', () => {
  const HELPER = (after: string, mark: string) => `function put(channel: RTCDataChannel, text: string) {
    if (text !== '') {
      channel.send(text);${mark}
      ${after}
    }
    return false;
  }
  export function pump(channel: RTCDataChannel) {
    try { put(channel, 'x'); } catch (error) { console.warn(error); }
  }`;
  check('and nothing is left undone', HELPER('return true;', ''));
  check('and something is', HELPER(`console.log('sent'); return true;`, ' //! unguarded'));
  check(
    'by .catch',
    `async function put(channel: RTCDataChannel, text: string) { channel.send(text); }
  export function pump(channel: RTCDataChannel) { put(channel, 'x').catch(console.error); }`,
  );
  check(
    'by nobody',
    `async function put(channel: RTCDataChannel, text: string) {
    channel.send(text); //! unguarded
  }
  export function pump(channel: RTCDataChannel) { void put(channel, 'x'); }`,
  );
});

describe('a function that is called as something happens to its socket', () => {
  check('by its name', `export function handleOffer(socket: Ws, offer: string) { socket.send(offer); }`);
  check(
    'not after a wait',
    `export async function handleOffer(socket: Ws, offer: string) {
    await fetch(offer);
    socket.send(offer); //! unguarded
  }`,
  );
  check(
    'not when it is the end',
    `export function handleTimeout(socket: Ws) {
    socket.send('too late'); //! unguarded
  }`,
  );
});

describe('the error event of a failed write has a listener', () => {
  const WRITE = (before: string, after: string, mark: string) => `export function serve(other: net.Socket) {
    const socket = net.connect(7000, () => other.resume());
    ${before}
    other.on('data', (text) => socket.write(text));${mark}
    process.stdin.on('end', () => socket.end());
    socket.on('close', () => other.destroy());
    other.on('close', () => socket.destroy());
    ${after}
  }`;
  check('heard', WRITE(`socket.on('error', console.error);`, '', ''));
  check('heard by a listener that is added last', WRITE('', `socket.on('error', console.error);`, ''));
  check('unheard', WRITE('', '', ' //! unguarded'));
  check('heard once', WRITE(`socket.once('error', console.error);`, '', ' //! unguarded'));
  check('heard of another socket', WRITE(`other.on('error', console.error);`, '', ' //! unguarded'));
  check(
    'heard once something else has happened',
    WRITE(`other.once('data', () => socket.on('error', console.error));`, '', ' //! unguarded'),
  );
  check('in strict', WRITE(`socket.on('error', console.error);`, '', ' //! unguarded'), 'nothing');
  check(
    'after the own end of the program',
    `export function leave(socket: net.Socket) {
    socket.on('error', console.error);
    socket.end('bye');
    socket.write('late'); //! after-close
  }
  export function say(socket: net.Socket, isLast: boolean) {
    socket.on('error', console.error);
    if (isLast) socket.end();
    socket.write('late'); //! unguarded
  }`,
  );
  const FIELD = (listener: string, mark: string) => `import { fork } from 'node:child_process';
  function Link(other) {
    this.other = other;
    this.child = fork('./worker.js');
    ${listener}
  }
  Link.prototype.relay = function () {
    const self = this;
    self.other.on('data', (text) => {
      self.child.send(text);${mark}
    });
  };`;
  check('by a method, of a field', FIELD(`this.child.on('error', console.error);`, ''));
  check('of another field', FIELD(`this.other.on('error', console.error);`, ' //! unguarded'));
});

describe('the last wait was for the word of the same socket', () => {
  const GREET = (wait: string, mark: string, trust?: 'nothing') =>
    [
      `import { readBytes, sleep } from './bytes.ts';
  export async function greet(socket: net.Socket, other: net.Socket) {
    socket.on('error', console.error);
    await sleep(10);
    const version = ${wait};
    socket.write(Buffer.from(version));${mark}
  }`,
      trust,
    ] as const;
  check('read from it', ...GREET('await readBytes(socket, 2)', ''));
  check('read from another', ...GREET('await readBytes(other, 2)', ' //! unguarded'));
  check('no reading', ...GREET('await sleep(socket.bytesRead)', ' //! unguarded'));
  check(
    'waited after the reading',
    ...GREET('[await readBytes(socket, 2), await sleep(1)]', ' //! unguarded'),
  );
  check('in strict', ...GREET('await readBytes(socket, 2)', ' //! unguarded', 'nothing'));
  check(
    'and the program has ended it before',
    ...GREET('(socket.end(), await readBytes(socket, 2))', ' //! unguarded'),
  );
  const CLIENT = (read: string, mark: string) => `export class Client {
    constructor(private readonly socket: net.Socket) { socket.on('error', console.error); }
    private async readExactly(count: number) { ${read} }
    async shakeHands() {
      this.socket.write('hello'); //! unguarded
      const echo = await this.readExactly(2);
      this.socket.write(echo);${mark}
    }
  }`;
  check('by a method that reads the same field', CLIENT('return this.socket.read(count);', ''));
  check('by a method that reads something else', CLIENT('return String(count);', ' //! unguarded'));
});

describe('the program ends where it closes', () => {
  const COMMAND = (end: string, mark: string) => `const socket = new Ws('ws://localhost');
  socket.on('error', console.error);
  const leave = () => {
    socket.close();
    ${end}
  };
  process.on('SIGINT', leave);
  socket.on('message', () => {
    socket.send('seen');${mark}
  });`;
  check('at once', COMMAND('process.exit(1);', ''));
  check('with a word between', COMMAND(`console.log('bye');\n    process.exit(1);`, ''));
  check('not at all', COMMAND('', ' //! unguarded'));
  check('some time after', COMMAND('setTimeout(() => process.exit(1), 1000);', ' //! unguarded'));
});

describe('a socket that comes in by an event', () => {
  const ENTER = (event: string, mark: string) => `import { proxy } from './proxy.ts';
  proxy.on('${event}', (request: object, socket: net.Socket) => {
    socket.write('welcome');${mark}
  });`;
  check('as it arrives', ENTER('connect', ''));
  check('as something else happens', ENTER('rejected', ' //! unguarded'));
  check('in strict', ENTER('connect', ' //! unguarded'), 'nothing');
});

describe('the close handler disables what sends', () => {
  const PAGE = (
    shut: string,
    press: string,
    mark: string,
  ) => `const button = document.querySelector('button');
  const other = document.querySelector('input');
  let channel: RTCDataChannel;
  new RTCPeerConnection().ondatachannel = (event) => {
    channel = event.channel;
    channel.onclose = () => { ${shut} };
  };
  function say() {
    channel.send('hello');${mark}
  }
  ${press}`;
  check('its button', PAGE('button.disabled = true;', 'button.onclick = say;', ''));
  check('by a listener', PAGE('button.disabled = true;', `button.addEventListener('click', say);`, ''));
  check('another one', PAGE('other.disabled = true;', 'button.onclick = say;', ' //! unguarded'));
  check('nothing', PAGE('button.disabled = false;', 'button.onclick = say;', ' //! unguarded'));
  check(
    'and a timer that sends too',
    PAGE('button.disabled = true;', 'button.onclick = say; setInterval(say, 1000);', ' //! unguarded'),
  );
  check('in strict', PAGE('button.disabled = true;', 'button.onclick = say;', ' //! unguarded'), 'nothing');
});

describe('what is listened to reads from the same socket', () => {
  const READ = (
    reader: string,
    event: string,
    mark: string,
  ) => `import { createInterface } from 'node:readline';
  import { Parser } from './parser.ts';
  export function serve(socket: net.Socket, other: net.Socket) {
    socket.on('error', console.error);
    const reader = ${reader};
    reader.on('${event}', (text) => {
      socket.write(text);${mark}
    });
  }`;
  check('by lines', READ('createInterface({ input: socket })', 'line', ''));
  check('by a parser', READ('new Parser(socket)', 'packet', ''));
  check('by a pipe', READ('socket.pipe(new Parser())', 'data', ''));
  check(
    'and waits then',
    READ('new Parser(socket)', 'packet', ' //! unguarded').replace(
      '(text) => {',
      `async (text) => { await fetch('/log');`,
    ),
  );
  check('to its end', READ('new Parser(socket)', 'end', ' //! unguarded'));
  check('another one', READ('new Parser(other)', 'packet', ' //! unguarded'));
  check('writes to it', READ('createInterface({ input: other, output: socket })', 'line', ' //! unguarded'));
});

describe('a face of a socket hands its close on', () => {
  const FACE = (close: string, send: string) => `export class Link extends EventEmitter {
    onclose?: () => void;
    constructor(private readonly socket: Ws, private readonly hooks: { onclose(): void }) {
      super();
      ${close}
    }
    ${send}
  }`;
  const SEND = 'send(message: object) { this.socket.send(JSON.stringify(message)); }';
  const REPORTED = `send(message: object) {
      this.socket.send(JSON.stringify(message)); //! unguarded
    }`;
  check('by an event of its own', FACE(`socket.on('close', () => this.emit('close'));`, SEND));
  check('by a hook', FACE(`socket.on('close', () => this.onclose?.());`, SEND));
  check('to whoever made it', FACE(`socket.onclose = hooks.onclose;`, SEND));
  check(
    'by a function in between',
    FACE(`socket.on('close', this.closed.bind(this));`, `closed() { this.emit('close'); }\n${SEND}`),
  );
  check(
    'to the other clients',
    `import { Server } from 'socket.io';
  const io = new Server(1);
  ${FACE(`socket.on('close', () => io.emit('left'));`, REPORTED)}`,
  );
  check('only to a log', FACE(`socket.on('close', () => console.log('closed'));`, REPORTED));
  check('by nobody', FACE(``, REPORTED));
  check('of a message only', FACE(`socket.on('message', () => this.emit('close'));`, REPORTED));
  check(
    'beside a word of its own',
    FACE(
      `socket.on('close', () => this.emit('close'));`,
      `greet(name: string) {
      this.socket.send('hello ' + name); //! unguarded
    }`,
    ),
  );
  check(
    'as a field, part by part',
    FACE(
      `this.socket.addEventListener('close', () => this.emit('close'));`,
      `sendAll = (parts: string[]) => { for (const part of parts) this.socket.send(part); };`,
    ),
  );
  check(
    'where it may not be open yet, and throws',
    `export class Dialled {
    private socket?: WebSocket;
    constructor(private readonly hooks: { onclose(): void }) {}
    dial() {
      this.socket = new WebSocket('ws://localhost');
      this.socket.onclose = this.hooks.onclose;
    }
    send(text: string) {
      this.socket?.send(text); //! unguarded
    }
  }`,
  );
});
