// What a user can tell the analysis, whoever hosts it: `settings['socket-safety']` in ESLint, `socket-safety` in package.json.
import type { Library } from '@socket-safety/libraries';

/** Settings shared by every rule. */
export interface Settings {
  /** Version of a library where it cannot be found out: `{ "ws": "6.2.0" }`. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Rows of the user's own. They come before the others, and each replaces one of the same id. */
  readonly libraries?: readonly Library[];
  /** Functions and methods that prove a socket open, where their own code does not: `["isOpen"]`. */
  readonly guards?: readonly (string | NamedGuard)[];
  /** Types that are sockets, with the id of the library: `{ "Connection": "ws", "./link.js#Link": "ws:WebSocket" }`. */
  readonly sockets?: Readonly<Record<string, string>>;
}

/** A function or method that proves its argument or its receiver open. */
export interface NamedGuard {
  readonly name: string;
  /** It throws unless the socket is open; otherwise what it returns is true only if the socket is. */
  readonly throws?: boolean;
}

/** Finds what the settings say of a function or method of this name; null where they say nothing. */
export function findNamedGuard(name: string, { guards = [] }: Settings): NamedGuard | null {
  for (const guard of guards) {
    if (guard === name) return { name };
    if (typeof guard === 'object' && guard.name === name) return guard;
  }
  return null;
}
