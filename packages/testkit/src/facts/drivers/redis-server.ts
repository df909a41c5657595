// Stands in for a Redis server: it speaks just enough RESP that clients become ready, and keeps what is published.
import { createServer, type Socket } from 'node:net';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';

/** A server with connections of one client. */
export interface RedisServer {
  readonly port: number;
  /** Everything that arrived so far, over whichever connection. */
  arrived(): readonly Arrival[];
  /** Answers what was asked and what will be. Until then it keeps silent. */
  answer(): void;
  /** Keeps silent on connections to come. */
  fallSilent(): void;
  /** Hands a message to a client that has subscribed. */
  publish(): void;
  /** Tears down the connections. */
  reset(): void;
  dispose(): void;
}

const INFO = 'redis_version:7.4.0\r\nloading:0\r\n';
const HELLO = '%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n';
const MESSAGE = '>3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$5\r\nhello\r\n';
const PATTERN_MESSAGE = '>4\r\n$8\r\npmessage\r\n$1\r\n*\r\n$4\r\nnews\r\n$5\r\nhello\r\n';

/** By command; everything else is `OK`. */
const REPLIES: Readonly<Record<string, string>> = {
  HELLO,
  INFO: `$${INFO.length}\r\n${INFO}\r\n`,
  PING: '+PONG\r\n',
  PUBLISH: ':0\r\n',
  SPUBLISH: ':0\r\n',
  SUBSCRIBE: '>3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n',
  PSUBSCRIBE: '>3\r\n$10\r\npsubscribe\r\n$1\r\n*\r\n:2\r\n',
};

/** Starts a server that keeps silent. */
export async function startRedisServer(): Promise<RedisServer> {
  const arrived: Arrival[] = [];
  const connections = new Map<Socket, string[]>();
  let talks = false;
  const talk = (): void => {
    for (const [socket, waiting] of connections) {
      for (const command of waiting.splice(0)) {
        if (!socket.writable) break;
        socket.write(REPLIES[command] ?? '+OK\r\n');
        if (command === 'QUIT') socket.end();
      }
    }
  };
  const server = createServer((socket) => {
    connections.set(socket, []);
    let unread = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      const { commands, rest } = takeCommands(unread + text);
      unread = rest;
      for (const command of commands) {
        if (command === 'PUBLISH' || command === 'SPUBLISH') arrived.push('text');
        connections.get(socket)?.push(command);
      }
      if (talks) talk();
    });
    socket.on('close', () => arrived.push('end')).on('error', () => {});
  });
  const port = await portOf(server.listen(0, '127.0.0.1'));
  return {
    port,
    arrived: () => arrived,
    answer() {
      talks = true;
      talk();
    },
    fallSilent() {
      talks = false;
    },
    publish() {
      for (const socket of connections.keys()) socket.write(MESSAGE + PATTERN_MESSAGE);
    },
    reset() {
      for (const socket of connections.keys()) socket.resetAndDestroy();
      connections.clear();
    },
    dispose: () => server.close(),
  };
}

/** Takes whole commands off the front of a text: arrays of strings, of which only the first matters. */
function takeCommands(text: string): { readonly commands: readonly string[]; readonly rest: string } {
  const commands: string[] = [];
  let rest = text;
  for (;;) {
    const [size, ...lines] = rest.split('\r\n');
    const count = Number(size?.slice(1)) * 2;
    if (size === undefined || size === '' || lines.length <= count) return { commands, rest };
    commands.push((lines[1] ?? '').toUpperCase());
    rest = lines.slice(count).join('\r\n');
  }
}
