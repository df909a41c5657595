import type { Handler, SocketDriver } from './driver.ts';

/** Handlers that were registered for sockets, for libraries that call methods of an object instead of listeners. */
export interface Handlers {
  readonly hear: SocketDriver['hear'];
  /** Calls what was registered for a socket under a name, with what the library handed over. */
  tell(socket: object, name: string, given: readonly unknown[]): void;
}

/** Keeps handlers by socket and name. */
export function handlersBySocket(): Handlers {
  const registered = new WeakMap<object, Map<string, Handler[]>>();
  return {
    hear(socket, name, handler) {
      const own = registered.get(socket) ?? new Map<string, Handler[]>();
      registered.set(socket, own.set(name, [...(own.get(name) ?? []), handler]));
    },
    tell(socket, name, given) {
      for (const handler of registered.get(socket)?.get(name) ?? []) handler(...given);
    },
  };
}
