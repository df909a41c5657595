import type { SocketDriver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import { livesBeside } from '../websocket/lives-beside.ts';
import { makePair } from './globals.ts';
import { regularLives } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

/** Drives sockets that a Durable Object accepted for hibernation: the object's methods hear them. */
export const hibernating: OpenTroupe = (bare, state) => {
  const { hear, tell } = handlersBySocket();
  let accept: (socket: object, name: string) => void = () => {};
  return {
    upgrade(path) {
      const [far, near] = makePair();
      state.acceptWebSocket(near, [path]);
      accept(near, path);
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
      return { version, shows: ['handovers'], together: true, sockets: { WebSocket: socket } };
    },
  };
};
