// How sockets of each family read in a program.
import type { Family, Test } from './grammar.ts';

/** Words of a family. */
export interface FamilyWords {
  readonly header: string;
  readonly type: string;
  readonly send: string;
  readonly close: { readonly politely: string; readonly 'at-once': string };
  /** What is true of an open socket, by the test that asks for it; `isOpen`, flags and names are the same everywhere. */
  readonly tests: Readonly<
    Record<Exclude<Test, 'predicate' | 'flag' | 'alias' | 'noted'>, (socket: string) => string>
  >;
  readonly listen: (socket: string, event: string, listener: string) => string;
  readonly events: { readonly message: string; readonly open: string };
  /** Lines before and behind those that a connection handler holds. */
  readonly accepted: { readonly before: string; readonly after: string };
  readonly made: readonly string[];
  /** Elsewhere in a file that is handed its sockets: nobody hands over one that connects where nobody makes one. */
  readonly dial: readonly string[];
}

const emitter = (socket: string, event: string, listener: string): string =>
  `${socket}.on('${event}', ${listener});`;

export const WORDS: Readonly<Record<Family, FamilyWords>> = {
  ws: {
    header: `import { WebSocket, WebSocketServer } from 'ws';`,
    type: 'WebSocket',
    send: 'send',
    close: { politely: 'close', 'at-once': 'terminate' },
    tests: {
      constant: (socket) => `${socket}.readyState === WebSocket.OPEN`,
      number: (socket) => `${socket}.readyState === 1`,
      partial: (socket) => `${socket}.readyState !== WebSocket.CLOSED`,
    },
    listen: emitter,
    events: { message: 'message', open: 'open' },
    accepted: {
      before: `new WebSocketServer({ port: 8080 }).on('connection', (socket) => {`,
      after: '});',
    },
    made: [`const socket = new WebSocket('ws://localhost:8080');`],
    dial: [`export const dial = () => new WebSocket('ws://localhost:8080');`],
  },
  net: {
    header: `import net from 'node:net';`,
    type: 'net.Socket',
    send: 'write',
    close: { politely: 'end', 'at-once': 'destroy' },
    tests: {
      constant: (socket) => `${socket}.writable`,
      number: (socket) => `(!${socket}.destroyed && !${socket}.writableEnded)`,
      partial: (socket) => `!${socket}.destroyed`,
    },
    listen: emitter,
    events: { message: 'data', open: 'connect' },
    accepted: { before: `net.createServer((socket) => {`, after: '}).listen(8080);' },
    made: [`const socket = net.connect(8080);`],
    dial: [],
  },
  workers: {
    // The word alone says whose global `WebSocket` it is.
    header: 'export type Pair = WebSocketPair;',
    type: 'WebSocket',
    send: 'send',
    close: { politely: 'close', 'at-once': 'close' },
    tests: {
      constant: (socket) => `${socket}.readyState === WebSocket.OPEN`,
      number: (socket) => `${socket}.readyState === 1`,
      partial: (socket) => `${socket}.readyState !== WebSocket.CLOSED`,
    },
    listen: (socket, event, listener) => `${socket}.addEventListener('${event}', ${listener});`,
    events: { message: 'message', open: 'open' },
    accepted: {
      before: [
        `export default {`,
        `  fetch() {`,
        `    const pair = new WebSocketPair();`,
        `    const socket = pair[1];`,
        `    socket.accept();`,
      ].join('\n'),
      after: `    return new Response(null, { status: 101, webSocket: pair[0] });\n  },\n};`,
    },
    made: [`const pair = new WebSocketPair();`, `const socket = pair[1];`],
    dial: [`export const dial = () => new WebSocketPair()[1];`],
  },
};
