import type { SightOf, SocketDriver } from '../driver.ts';
import { handlersBySocket, type Handlers } from '../handlers.ts';
import { quiet } from '../pause.ts';
import type { CollectionRecord, HandedRecord } from '../recording.ts';
import { livesBeside } from '../websocket/lives-beside.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import { makePair, type ObjectState, type WorkersSocket } from './globals.ts';
import { regularLives } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

const LISTED = 'listed';

/** Drives sockets that a Durable Object accepted for hibernation: the object's methods hear them. */
export const hibernating: OpenTroupe = (bare, state) => {
  const handlers = handlersBySocket();
  const { hear, tell } = handlers;
  let accept: (socket: object, name: string) => void = () => {};
  let list: (socket: WorkersSocket) => void = () => {};
  return {
    upgrade(path) {
      const [far, near] = makePair();
      state.acceptWebSocket(near, [path]);
      if (path === LISTED) list(near);
      else accept(near, path);
      return far;
    },
    handle(method, socket, given) {
      tell(socket, method, [socket, ...given]);
    },
    async driver(version) {
      const lives = await livesBeside(
        {
          server: {
            listen: (take) => {
              accept = take;
              return Promise.resolve(0);
            },
          },
          closers: { close: 'closing' },
          openEvent: 'open',
          closeEvent: 'webSocketClose',
        },
        bare,
      );
      const { ways, scenarios, closeEvent } = regularLives(lives, 'leaves it');
      const socket: SocketDriver = { ways, scenarios, closeEvent, hear, given: { send: () => ['hello'] } };
      return {
        version,
        shows: ['handovers'],
        together: true,
        sockets: { WebSocket: socket },
        async handed(sightOf) {
          const met = new Promise<WorkersSocket>((resolve) => (list = resolve));
          const getWebSockets = await playList(bare, state, handlers, met, sightOf);
          return {
            DurableObjectState: { emits: {}, callbacks: {}, collections: {}, returns: { getWebSockets } },
          };
        },
      };
    },
  };
};

/** The list is looked at while a socket is open, when the program closes it, and inside the method that tells of its end. */
async function playList(
  bare: BareEnds,
  state: ObjectState,
  { hear }: Handlers,
  met: Promise<WorkersSocket>,
  sightOf: SightOf,
): Promise<CollectionRecord> {
  const elements: HandedRecord[] = [];
  const look = (): void => {
    for (const socket of state.getWebSockets(LISTED)) {
      elements.push({ type: 'WebSocket', values: sightOf('WebSocket', socket) });
    }
  };
  bare.callOn(0, LISTED, 'replies');
  const socket = await met;
  hear(socket, 'webSocketClose', look);
  look();
  socket.close();
  look();
  await quiet();
  return { kind: Array.isArray(state.getWebSockets(LISTED)) ? 'array' : 'object', elements };
}
