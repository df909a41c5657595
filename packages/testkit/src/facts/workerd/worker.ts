// The recorder inside workerd. A Durable Object holds everything: its requests may share sockets, those of a Worker may not.
import { recorderInside } from '../afar/inside.ts';
import { makePair, upgradeWith, type ObjectState, type WorkersSocket } from './globals.ts';
import type { Troupe } from './troupe.ts';
import { TROUPES } from './troupes.ts';

interface Environment {
  readonly STAGE: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
}

/** Hands every request to the one object. */
export default {
  fetch: (request: Request, { STAGE }: Environment): Promise<Response> =>
    STAGE.get(STAGE.idFromName('stage')).fetch(request),
};

/** The object in which sockets are driven; workerd asks for a class. */
export class StageObject {
  readonly #state: ObjectState;
  readonly #environment: object;
  #troupe: Troupe | null = null;

  constructor(state: ObjectState, environment: object) {
    this.#state = state;
    this.#environment = environment;
  }

  fetch(request: Request): Response | Promise<Response> {
    const path = new URL(request.url).pathname.slice(1);
    if (path === 'link') return upgradeWith(this.#openLink());
    if (this.#troupe === null) throw new Error('Nothing is being recorded.');
    const answer = this.#troupe.upgrade(path, request);
    return answer instanceof Promise ? answer : upgradeWith(answer);
  }

  webSocketMessage(socket: WorkersSocket, ...given: readonly unknown[]): void {
    this.#troupe?.handle?.('webSocketMessage', socket, given);
  }

  webSocketClose(socket: WorkersSocket, ...given: readonly unknown[]): void {
    this.#troupe?.handle?.('webSocketClose', socket, given);
  }

  webSocketError(socket: WorkersSocket, ...given: readonly unknown[]): void {
    this.#troupe?.handle?.('webSocketError', socket, given);
  }

  #openLink(): WorkersSocket {
    const [far, near] = makePair();
    near.accept();
    const listen = recorderInside(
      (text) => near.send(text),
      (name, version, bare) => {
        // Written by the process outside, out of the same table.
        const troupe = TROUPES[name as keyof typeof TROUPES](bare, this.#state, this.#environment);
        this.#troupe = troupe;
        return troupe.driver(version);
      },
    );
    near.addEventListener('message', (event) => {
      // Text, since the process outside sends nothing else.
      listen(Reflect.get(event, 'data') as string);
    });
    return far;
  }
}
