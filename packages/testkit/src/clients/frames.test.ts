import { describe, expect, it } from 'vitest';
import { createFrameReader, frame } from './frames.ts';

describe('frames', () => {
  it('count bytes, not characters', () => {
    expect(frame({ title: 'é' }).toString()).toBe('Content-Length: 30\r\n\r\n{"jsonrpc":"2.0","title":"é"}');
  });

  it('are read however the bytes are cut', () => {
    const bytes = Buffer.concat([frame({ id: 1 }), frame({ id: 2, title: 'früh' })]);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const read = createFrameReader();
      const messages = [...read(bytes.subarray(0, cut)), ...read(bytes.subarray(cut))];
      expect(messages).toEqual([
        { jsonrpc: '2.0', id: 1 },
        { jsonrpc: '2.0', id: 2, title: 'früh' },
      ]);
    }
  });

  it('without a length end the stream', () => {
    expect(() => createFrameReader()(Buffer.from('Hello\r\n\r\n{}'))).toThrow(
      'A message without a length: Hello',
    );
  });
});
