// The other end of a socket of the program: a bare TCP connection, so that a handshake can be held back, a close frame sent and
// not followed up, and a frame be broken.
import { createHash } from 'node:crypto';
import type net from 'node:net';

export interface Peer {
  /** What the program sent and this end received, as one text. */
  readonly received: () => string;
  /** Completes the handshake that a client of `ws` has begun. */
  readonly accept: () => void;
  readonly message: (text: string) => void;
  /** The close frame alone: the connection stays. */
  readonly startClose: () => void;
  /** What no peer may send. */
  readonly breakProtocol: () => void;
  readonly end: () => void;
  readonly reset: () => void;
}

/** `client`: this end is the client of a server of `ws` and masks its frames. `plain`: TCP alone. */
export type PeerKind = 'client' | 'server' | 'plain';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;

/** Puts a peer onto a connection; `head` are bytes that were read from it already. */
export function peerOf(connection: net.Socket, kind: PeerKind, key = ''): Peer {
  let bytes = Buffer.alloc(0);
  let text = '';
  let isShaken = kind !== 'client';
  connection.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (kind === 'plain') {
      text += bytes.toString();
      bytes = Buffer.alloc(0);
      return;
    }
    if (!isShaken) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end === -1) return;
      isShaken = true;
      bytes = bytes.subarray(end + 4);
    }
    for (let frame = firstFrame(bytes); frame !== null; frame = firstFrame(bytes)) {
      if (frame.opcode <= 2) text += frame.payload.toString();
      bytes = bytes.subarray(frame.length);
    }
  });
  // A reset by the program's side is no failure of the replay.
  connection.on('error', () => undefined);
  const write = (data: Buffer | string) => {
    if (connection.writable) connection.write(data);
  };
  const frame = (opcode: number, payload: Buffer) => write(frameOf(opcode, payload, kind === 'client'));
  return {
    received: () => text,
    accept: () => write(answerTo(key)),
    message: (message) => {
      if (kind === 'plain') write(message);
      else frame(TEXT, Buffer.from(message));
    },
    startClose: () => frame(CLOSE, Buffer.from([0x03, 0xe8])),
    breakProtocol: () => write(Buffer.from([0xff, 0x00])),
    end: () => connection.end(),
    reset: () => connection.resetAndDestroy(),
  };
}

function answerTo(key: string): string {
  const accept = createHash('sha1')
    .update(key + MAGIC)
    .digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}

/** A request that a server of `ws` answers by opening a socket. */
export const REQUEST =
  'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n';

function frameOf(opcode: number, payload: Buffer, isMasked: boolean): Buffer {
  // Payloads here are short, and a mask of zeros leaves them as they are.
  const head = [0x80 | opcode, (isMasked ? 0x80 : 0) | payload.length, ...(isMasked ? [0, 0, 0, 0] : [])];
  return Buffer.concat([Buffer.from(head), payload]);
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly length: number;
}

/** Null where a frame is not whole yet. */
function firstFrame(bytes: Buffer): Frame | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const isLong = (second & 0x7f) === 126;
  if (isLong && bytes.length < 4) return null;
  const size = isLong ? bytes.readUInt16BE(2) : second & 0x7f;
  const isMasked = (second & 0x80) !== 0;
  const start = (isLong ? 4 : 2) + (isMasked ? 4 : 0);
  if (bytes.length < start + size) return null;
  const mask = isMasked ? bytes.subarray(start - 4, start) : Buffer.alloc(4);
  const payload = Buffer.from(
    bytes.subarray(start, start + size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
  );
  return { opcode: first & 0x0f, payload, length: start + size };
}
