import { handlersBySocket } from '../handlers.ts';
import { livesBeside } from '../websocket/lives-beside.ts';
import type { Part } from '../driver.ts';
import type { WorkersSocket } from './globals.ts';
import { packages } from '../afar/packages.ts';
import { regularLives } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

/** As much of a server as is used: an object with methods that the library calls. */
interface Server {
  fetch(request: Request): Promise<Response>;
}
type ServerClass = new (state: object, environment: object) => Server;

const HEARD = ['onMessage', 'onClose', 'onError'] as const;

/** A class that programs extend, and how it keeps its connections. */
interface Kept {
  readonly module: string;
  readonly className: string;
  readonly keeps: 'in memory' | 'hibernating';
  readonly shows: readonly Part[];
}

/** Drives the connections of a server that keeps them, or that leaves them to the runtime while it sleeps. */
export const keptBy =
  ({ module, className, keeps, shows }: Kept): OpenTroupe =>
  (bare, state, environment) => {
    const { hear, tell } = handlersBySocket();
    let server: Server | null = null;
    const listen = async (accept: (socket: object, name: string) => void): Promise<number> => {
      // The class is what the package is for.
      const Server = (await packages[module]?.())?.[className] as ServerClass;
      class Room extends Server {
        static readonly options = { hibernate: keeps === 'hibernating' };

        onConnect(connection: object, context: { readonly request: Request }): void {
          accept(connection, new URL(context.request.url).pathname.slice(1));
          tell(connection, 'onConnect', [connection, context]);
        }
      }
      for (const name of HEARD)
        Reflect.set(Room.prototype, name, (connection: object, ...given: readonly unknown[]) =>
          Promise.resolve(tell(connection, name, [connection, ...given])),
        );
      server = new Room(state, environment);
      return 0;
    };
    return {
      upgrade(_path, request) {
        if (server === null) throw new Error('Nobody listens.');
        return server.fetch(request);
      },
      handle(method, socket: WorkersSocket, given) {
        const member: unknown = server === null ? undefined : Reflect.get(server, method);
        if (typeof member === 'function') Reflect.apply(member, server, [socket, ...given]);
      },
      async driver(version) {
        const lives = await livesBeside(
          {
            server: { listen },
            closers: { close: 'closing' },
            openEvent: 'onConnect',
            closeEvent: 'onClose',
          },
          bare,
        );
        const { ways, scenarios, closeEvent } = regularLives(lives, 'answers');
        return {
          version,
          shows,
          together: true,
          sockets: { Connection: { ways, scenarios, closeEvent, hear, given: { send: () => ['hello'] } } },
        };
      },
    };
  };
