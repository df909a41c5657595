// The WebSocket wire format, as much of it as a replay needs (RFC 6455). The other end of every replayed socket is
// written here and not borrowed from a library, since each library is on trial.
import { createHash } from 'node:crypto';

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
  return frameOf(kind, kind === 'close' ? Buffer.from([0x03, 0xe8]) : Buffer.from(kind), sender);
}

/** Returns a frame with this text, of at most 65535 bytes. */
export function textFrame(text: string, sender: 'client' | 'server'): Buffer {
  return frameOf('text', Buffer.from(text), sender);
}

function frameOf(kind: FrameKind, payload: Buffer, sender: 'client' | 'server'): Buffer {
  const masked = sender === 'client';
  const { length } = payload;
  const lengths = length < 126 ? [length] : [126, length >> 8, length & 0xff];
  const [first = 0, ...more] = lengths;
  const head = Buffer.from([0x80 | OPCODES[kind], first | (masked ? 0x80 : 0), ...more]);
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload]);
}

/** Returns a frame that no protocol knows: reserved opcode, reserved bits. */
export function garbage(sender: 'client' | 'server'): Buffer {
  return Buffer.from(sender === 'client' ? [0xf3, 0x80, 0, 0, 0, 0] : [0xf3, 0x00]);
}

/** A frame as it arrived, unmasked. */
export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Buffer;
}

/** Takes whole frames off the front of a buffer; returns them and the rest. Fragments never occur here. */
export function takeFrames(buffer: Buffer): { readonly frames: readonly Frame[]; readonly rest: Buffer } {
  const frames: Frame[] = [];
  let rest = buffer;
  for (;;) {
    const size = sizesOf(rest);
    if (size === null || rest.length < size.head + size.payload) return { frames, rest };
    const payload = Buffer.from(rest.subarray(size.head, size.head + size.payload));
    if (size.masked) {
      const mask = rest.subarray(size.head - 4, size.head);
      for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0);
    }
    frames.push({ kind: kindOf((rest[0] ?? 0) & 0x0f), payload });
    rest = rest.subarray(size.head + size.payload);
  }
}

/** In bytes; `null` where not even the head is there. Nothing here is longer than 65535 bytes. */
function sizesOf(
  buffer: Buffer,
): { readonly head: number; readonly payload: number; readonly masked: boolean } | null {
  if (buffer.length < 2) return null;
  const second = buffer[1] ?? 0;
  const masked = (second & 0x80) !== 0;
  const short = second & 0x7f;
  const head = 2 + (short === 126 ? 2 : 0) + (masked ? 4 : 0);
  if (buffer.length < head) return null;
  return { head, payload: short === 126 ? buffer.readUInt16BE(2) : short, masked };
}

function kindOf(opcode: number): FrameKind {
  for (const [kind, code] of Object.entries(OPCODES)) {
    // The table's keys are the kinds.
    if (code === opcode) return kind as FrameKind;
  }
  throw new Error(`Unknown opcode ${opcode}.`);
}
