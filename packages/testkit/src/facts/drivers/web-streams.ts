import { ReadableStream } from 'node:stream/web';
import type { Driver, OtherEnd, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'ReadableStream', library: 'web-streams', runtime: 'node', open },
  { name: 'ReadableStream 22', library: 'web-streams', runtime: 'node', under: 'node-22', open },
  { name: 'ReadableStream 24', library: 'web-streams', runtime: 'node', under: 'node-24', open },
];

function open(): Promise<Driver> {
  const way = (
    state: Way['state'],
    name: string,
    act: (stage: Stage, reader: Meeting['reader']) => void,
  ): Way => ({
    state,
    name,
    proof: null,
    async reach(stage) {
      const { reader, arrived } = meet(stage);
      await quiet();
      act(stage, reader);
      return { arrived };
    },
  });
  return Promise.resolve({
    version: process.versions.node,
    shows: ['birth', 'properties'],
    sockets: {
      ReadableStreamDefaultController: {
        closeEvent: 'close',
        given: { enqueue: () => ['hello'], error: () => [new Error('given up')] },
        // It is no event target: nothing is ever heard on it.
        hear: () => {},
        // Somebody reads, so the queue is never full.
        glimpse: (socket) => ({ wanted: String(Reflect.get(socket, 'desiredSize')) }),
        ways: [
          way('open', 'read', () => {}),
          way('closed', 'close()', (stage) => stage.close('close')),
          way('closed', 'error()', (stage) => stage.close('error')),
          way('closed', 'cancelled by the reader', (_, reader) => void reader.cancel()),
        ],
        scenarios: [],
      },
    },
  });
}

interface Meeting extends OtherEnd {
  readonly reader: { cancel(): Promise<void> };
}

/** Puts the controller of a stream on the stage, and reads the stream. */
function meet(stage: Stage): Meeting {
  const arrived: Arrival[] = [];
  const stream = new ReadableStream({ start: (controller) => stage.observe(controller) });
  const reader = stream.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const { done } = await reader.read();
      arrived.push(done ? 'end' : 'text');
      if (done) return;
    }
  };
  read().catch(() => arrived.push('end'));
  return { reader, arrived: () => arrived };
}
