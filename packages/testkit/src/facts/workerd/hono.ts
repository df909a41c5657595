import { handlersBySocket } from '../handlers.ts';
import { livesBeside } from '../websocket/lives-beside.ts';
import { packages } from '../afar/packages.ts';
import { regularLives } from './regular-lives.ts';
import type { OpenTroupe } from './troupe.ts';

/** As much of Hono as is used. */
interface Application {
  get(path: string, handler: unknown): void;
  fetch(request: Request): Promise<Response>;
}
interface Modules {
  readonly Hono: new () => Application;
  upgradeWebSocket(
    handlers: (context: { readonly req: { readonly path: string } }) => Readonly<Record<string, Method>>,
  ): unknown;
}
type Method = (event: unknown, socket: object) => void;

/** Drives what Hono's helper for Workers hands to handlers. */
export const hono: OpenTroupe = (bare) => {
  const { hear, tell } = handlersBySocket();
  let application: Application | null = null;
  const listen = async (accept: (socket: object, name: string) => void): Promise<number> => {
    const modules = {
      ...(await packages['hono']?.()),
      ...(await packages['hono/cloudflare-workers']?.()),
      // Each exports what is named after it.
    } as unknown as Modules;
    application = new modules.Hono();
    const pass =
      (name: string): Method =>
      (event, socket) =>
        tell(socket, name, [event, socket]);
    application.get(
      '/:name',
      modules.upgradeWebSocket(({ req }) => {
        let met = false;
        return {
          // The first message is the greeting, by which a program gets to know the socket.
          onMessage(event, socket) {
            if (met) pass('onMessage')(event, socket);
            else accept(socket, req.path.slice(1));
            met = true;
          },
          onClose: pass('onClose'),
          onError: pass('onError'),
        };
      }),
    );
    return 0;
  };
  return {
    upgrade(_path, request) {
      if (application === null) throw new Error('Nobody listens.');
      return application.fetch(request);
    },
    async driver(version) {
      const lives = await livesBeside(
        { server: { listen }, closers: { close: 'closing' }, openEvent: 'onMessage', closeEvent: 'onClose' },
        bare,
      );
      const { ways, scenarios, closeEvent } = regularLives(lives, 'answers');
      return {
        version,
        shows: ['properties'],
        sockets: { WSContext: { ways, scenarios, closeEvent, hear, given: { send: () => ['hello'] } } },
      };
    },
  };
};
