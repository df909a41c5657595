// The other end of a replayed socket: a bare TCP connection that speaks just enough WebSocket and does nothing unasked.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { desertedPort } from '../deserted-port.ts';
import type { Arrival } from '../recording.ts';
import { PLAIN, type Dialect } from './dialect.ts';
import { acceptKey, frame, garbage, takeFrames, textFrame, type FrameKind } from './wire.ts';

const HOST = '127.0.0.1';

/** One bare end. */
export interface Peer {
  readonly arrived: readonly Arrival[];
  /** Answers the handshake. */
  answer(): void;
  /** Answers the handshake with an ordinary page. */
  decline(): void;
  /** Sends frames in a single write, so that one read takes them all. */
  send(...kinds: readonly FrameKind[]): void;
  sendGarbage(): void;
  /** Ends the connection in good order. */
  end(): void;
  /** Tears the connection down. */
  reset(): void;
}

/** Whether the bare end answers a close frame by itself, and if so whether it leaves ending the connection to the other. */
export type CloseManners = 'replies' | 'replies and waits' | 'mute';

/** Address to connect to, and the end that will sit there once the handshake request has arrived. */
export interface Invitation {
  readonly url: string;
  readonly peer: Promise<Peer>;
}

/** Place where replayed sockets find a bare other end. */
export interface Meeting {
  invite(manners: CloseManners): Invitation;
  /** Address where nobody listens and nobody can start to. */
  readonly deserted: string;
}

/** Calls on a WebSocket server as a bare client. `name` is what the path of the request says. */
export function callOn(port: number, name: string, manners: CloseManners, dialect: Dialect = PLAIN): Peer {
  const socket = connect({ port, host: HOST, allowHalfOpen: true });
  socket.write(
    `GET ${dialect.path(name)} HTTP/1.1\r\nHost: ${HOST}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  return bareEnd(socket, 'client', dialect, manners).peer;
}

/** Opens a meeting place. It stays open as long as the process. */
export async function openMeeting(dialect: Dialect): Promise<Meeting> {
  const awaited = new Map<string, { readonly manners: CloseManners; readonly come: (peer: Peer) => void }>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const { peer, request } = bareEnd(
      socket,
      'server',
      dialect,
      (name) => awaited.get(name)?.manners ?? 'mute',
    );
    void request.then((name) => awaited.get(name)?.come(peer));
  });
  const port = await listen(server);
  return {
    invite(manners) {
      const name = `n${awaited.size}`;
      const peer = new Promise<Peer>((come) => awaited.set(name, { manners, come }));
      return { url: `ws://${HOST}:${port}/${name}`, peer };
    },
    deserted: `ws://${HOST}:${await desertedPort()}/`,
  };
}

function bareEnd(
  socket: Socket,
  role: 'client' | 'server',
  dialect: Dialect,
  manners: CloseManners | ((name: string) => CloseManners),
): { readonly peer: Peer; readonly request: Promise<string> } {
  const arrived: Arrival[] = [];
  let unread: Buffer = Buffer.alloc(0);
  let key: string | null = null;
  let shaken = false;
  let replied = false;
  let own = typeof manners === 'string' ? manners : 'mute';
  const gone = (): void => {
    if (!arrived.includes('end')) arrived.push('end');
  };

  let come: (name: string) => void = () => {};
  const request = new Promise<string>((resolve) => {
    come = resolve;
  });
  const greet = (): void => {
    for (const greeting of dialect.greetings[role]) write(textFrame(greeting, role));
  };
  const readHandshake = (): void => {
    const end = unread.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = unread.subarray(0, end).toString('latin1');
    unread = unread.subarray(end + 4);
    shaken = true;
    key = /^sec-websocket-key: *(\S+)/im.exec(head)?.[1] ?? null;
    const name = /^GET \/(\w*)/.exec(head)?.[1] ?? '';
    if (typeof manners === 'function') own = manners(name);
    if (role === 'client') greet();
    come(name);
  };
  const write = (bytes: Buffer | string): void => {
    if (socket.writable) socket.write(bytes);
  };
  const readFrames = (): void => {
    const { frames, rest } = takeFrames(unread);
    unread = rest;
    for (const { kind, payload } of frames) {
      const arrival = kind === 'text' ? dialect.read(payload.toString()) : kind;
      if (arrival !== null) arrived.push(arrival);
    }
    if (own !== 'mute' && !replied && arrived.includes('close')) {
      replied = true;
      write(frame('close', role));
      if (own === 'replies') socket.end();
    }
  };

  socket.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    if (!shaken) readHandshake();
    if (shaken) readFrames();
  });
  socket.on('end', gone).on('close', gone).on('error', gone);
  socket.on('end', () => {
    if (own === 'replies and waits') socket.end();
  });

  const message = role === 'client' ? dialect.message.fromClient : dialect.message.fromServer;
  const peer: Peer = {
    arrived,
    answer: () => {
      write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          `Sec-WebSocket-Accept: ${acceptKey(key ?? '')}\r\n\r\n`,
      );
      greet();
    },
    decline: () => write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi'),
    send: (...kinds) =>
      write(
        Buffer.concat(kinds.map((kind) => (kind === 'text' ? textFrame(message, role) : frame(kind, role)))),
      ),
    sendGarbage: () => write(garbage(role)),
    end: () => socket.end(),
    reset: () => socket.resetAndDestroy(),
  };
  return { peer, request };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, HOST, () => {
      // A server on a host and a port has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
