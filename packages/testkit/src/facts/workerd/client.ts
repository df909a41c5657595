import type { SocketClass } from '../driver.ts';
import { livesBeside, type Lives } from '../websocket/lives-beside.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import { EAR } from './accepted.ts';
import { regularLives } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

const WebSocket = Reflect.get(globalThis, 'WebSocket') as SocketClass;

/** Lets `new WebSocket(…)` meet bare ends. */
export function clientLives(bare: BareEnds): Promise<Lives> {
  return livesBeside(
    {
      client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(WebSocket, [url])) },
      closers: { close: 'closing' },
      openEvent: 'open',
      closeEvent: 'close',
    },
    bare,
  );
}

/** Drives `new WebSocket(…)`. */
export const client: OpenTroupe = (bare) => ({
  upgrade() {
    throw new Error('Nobody calls on a client.');
  },
  async driver(version) {
    const lives = regularLives(await clientLives(bare), 'answers');
    return {
      version,
      shows: ['birth', 'properties', 'constants', 'listeners'],
      sockets: { WebSocket: { ...lives, ...EAR, socketClass: WebSocket } },
    };
  },
});
