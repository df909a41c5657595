// Channels between the contexts of one origin, whichever runtime has them.
import type { SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

/** A channel, as far as the driver uses it. */
interface Channel {
  onmessage: unknown;
  postMessage(message: string): void;
}

/** Drives channels: nothing but the program's own call closes one. */
export function broadcastChannels(BroadcastChannel: new (name: string) => Channel): SocketDriver {
  const way = (state: Way['state'], name: string, bring: (stage: Stage) => void): Way => ({
    state,
    name,
    proof: null,
    reach(stage) {
      const { arrived } = meet(stage);
      bring(stage);
      return Promise.resolve({ arrived });
    },
  });
  /** Puts a channel on the stage, and another of the same name beside it. */
  const meet = (stage: Stage): { readonly other: Channel; arrived(): readonly Arrival[] } => {
    const name = nextName();
    const arrived: Arrival[] = [];
    const other = new BroadcastChannel(name);
    other.onmessage = () => arrived.push('text');
    stage.observe(new BroadcastChannel(name));
    return { other, arrived: () => arrived };
  };
  return {
    closeEvent: 'close',
    given: { postMessage: () => ['hello'] },
    // By the standard it is one.
    hear: (socket, event, handler) => (socket as EventTarget).addEventListener(event, handler),
    construct: () => new BroadcastChannel(nextName()),
    listening: {
      event: 'message',
      bring(listen) {
        const name = nextName();
        listen(new BroadcastChannel(name));
        new BroadcastChannel(name).postMessage('hello');
        return Promise.resolve();
      },
    },
    ways: [way('open', 'made', () => {}), way('closed', 'close()', (stage) => stage.close('close'))],
    scenarios: [
      {
        name: 'messages, then close()',
        async play(stage) {
          const { other } = meet(stage);
          stage.cause('message');
          other.postMessage('hello');
          other.postMessage('hello');
          await quiet();
          stage.close('close');
        },
      },
      {
        name: 'close() in the first of two messages',
        async play(stage) {
          const { other } = meet(stage);
          stage.cause('message');
          stage.closeOnNextEvent('close');
          other.postMessage('hello');
          other.postMessage('hello');
          await quiet();
        },
      },
    ],
  };
}

let names = 0;

function nextName(): string {
  names += 1;
  return `facts ${names}`;
}
