// The WebSocket wire format, as much of it as a replay needs (RFC 6455). The other end of every replayed socket is
// written here and not borrowed from a library, since each library is on trial.
import { createHash } from 'node:crypto';
import type { Arrival } from './recording.ts';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODES = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Kinds of frames that can be sent. */
export type FrameKind = keyof typeof OPCODES;

/** Returns the key that answers a handshake. */
export function acceptKey(key: string): string {
  return createHash('sha1')
    .update(key + GUID)
    .digest('base64');
}

/** Returns a frame with a short payload; a client's frames are masked (with zeros), a server's are not. */
export function frame(kind: FrameKind, sender: 'client' | 'server'): Buffer {
  const payload = kind === 'close' ? Buffer.from([0x03, 0xe8]) : Buffer.from(kind);
  const head = Buffer.from([0x80 | OPCODES[kind], payload.length | (sender === 'client' ? 0x80 : 0)]);
  return Buffer.concat([head, Buffer.alloc(sender === 'client' ? 4 : 0), payload]);
}

/** Returns a frame that no protocol knows: reserved opcode, reserved bits. */
export function garbage(sender: 'client' | 'server'): Buffer {
  return Buffer.from(sender === 'client' ? [0xf3, 0x80, 0, 0, 0, 0] : [0xf3, 0x00]);
}

/** Takes whole frames off the front of a buffer; returns their kinds and the rest. Long payloads never occur here. */
export function takeFrames(buffer: Buffer): { readonly kinds: readonly Arrival[]; readonly rest: Buffer } {
  const kinds: Arrival[] = [];
  let rest = buffer;
  while (rest.length >= 2) {
    const [first = 0, second = 0] = rest;
    const length = 2 + (second & 0x80 ? 4 : 0) + (second & 0x7f);
    if (rest.length < length) break;
    kinds.push(kindOf(first & 0x0f));
    rest = rest.subarray(length);
  }
  return { kinds, rest };
}

function kindOf(opcode: number): FrameKind {
  for (const [kind, code] of Object.entries(OPCODES)) {
    // The table's keys are the kinds.
    if (code === opcode) return kind as FrameKind;
  }
  throw new Error(`Unknown opcode ${opcode}.`);
}
