import { TransformStream, WritableStream } from 'node:stream/web';
import type { Driver, OtherEnd, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'WritableStream', library: 'writable-stream', runtime: 'node', open },
  { name: 'WritableStream 22', library: 'writable-stream', runtime: 'node', under: 'node-22', open },
  { name: 'WritableStream 24', library: 'writable-stream', runtime: 'node', under: 'node-24', open },
];

function open(): Promise<Driver> {
  // No property of a writer tells its states apart, so what ended its stream is written down.
  const ended = new WeakSet<object>();
  const way = (state: Way['state'], name: string, ends: 'close' | 'abort' | null, pause: boolean): Way => ({
    state,
    name,
    proof: null,
    async reach(stage) {
      const meeting = meet(stage, ended);
      if (ends !== null) stage.close(ends);
      if (pause) await quiet();
      return meeting;
    },
  });
  return Promise.resolve({
    version: process.versions.node,
    shows: ['birth', 'properties'],
    sockets: {
      WritableStreamDefaultWriter: {
        closeEvent: 'close',
        given: { write: () => ['hello'], abort: () => [new Error('given up')] },
        // It is no event target: nothing is ever heard on it.
        hear: () => {},
        glimpse: (writer) => ({ ended: ended.has(writer) }),
        ways: [
          way('open', 'fresh', null, true),
          way('closed', 'close()', 'close', false),
          way('closed', 'close(), and its end', 'close', true),
          way('closed', 'abort()', 'abort', false),
          way('closed', 'abort(), and its end', 'abort', true),
          {
            state: 'closed',
            name: 'the reader of its other end cancels',
            proof: null,
            reach: (stage) => deserted(stage, ended),
          },
        ],
        scenarios: [],
      },
    },
  });
}

/** Puts the writer of a stream on the stage; its sink is the other end. */
function meet(stage: Stage, ended: WeakSet<object>): OtherEnd {
  const arrived: Arrival[] = [];
  const stream = new WritableStream({
    write: () => void arrived.push('text'),
    close: () => void arrived.push('end'),
    abort: () => void arrived.push('end'),
  });
  const writer = stream.getWriter();
  // What becomes of the stream is no concern of the program here.
  writer.closed.catch(() => {});
  writer.ready.catch(() => {});
  for (const end of ['close', 'abort'] as const) {
    const original = writer[end].bind(writer);
    writer[end] = (...given: unknown[]) => {
      ended.add(writer);
      return original(...given);
    };
  }
  stage.observe(writer);
  return { arrived: () => arrived };
}

/** Puts the writer of a `TransformStream` on the stage whose reader has gone. */
async function deserted(stage: Stage, ended: WeakSet<object>): Promise<OtherEnd> {
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  writer.closed.catch(() => {});
  writer.ready.catch(() => {});
  stage.observe(writer);
  await readable.cancel();
  ended.add(writer);
  return { arrived: () => [] };
}
