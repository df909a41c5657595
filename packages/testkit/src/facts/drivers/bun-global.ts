import type { Handler } from '../driver.ts';
import type { Handlers } from '../handlers.ts';

/** What of the global `Bun` is used. */
export interface BunGlobal {
  readonly version: string;
  serve(options: object): { readonly port: number };
  listen(options: object): { readonly port: number; stop(): void };
  connect(options: object): Promise<object>;
}

/** Only there under Bun. */
export const bun = Reflect.get(globalThis, 'Bun') as BunGlobal;

/** Makes methods of a handler object, each of which is handed the socket first and tells who listens to it. */
export function methodsTelling(
  { tell }: Handlers,
  names: readonly string[],
): Readonly<Record<string, Handler>> {
  return Object.fromEntries(
    names.map((name) => [name, (socket, ...more) => tell(socket as object, name, [socket, ...more])]),
  );
}
