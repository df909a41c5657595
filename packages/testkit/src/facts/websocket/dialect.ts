import type { Arrival } from '../recording.ts';

/** What a protocol adds to the frames of WebSocket. */
export interface Dialect {
  /** Path at which a server of the implementation expects a request; `name` must be found in it again. */
  path(name: string): string;
  /** Text frames that a bare end sends as soon as the connection is up. */
  readonly greetings: { readonly client: readonly string[]; readonly server: readonly string[] };
  /** Text frame with a message for the program. */
  readonly message: { readonly fromClient: string; readonly fromServer: string };
  /** What a text frame brings; `null`: the protocol's own affairs. */
  read(text: string): Arrival | null;
}

/** WebSocket and nothing else. */
export const PLAIN: Dialect = {
  path: (name) => `/${name}`,
  greetings: { client: [], server: [] },
  message: { fromClient: 'text', fromServer: 'text' },
  read: () => 'text',
};
