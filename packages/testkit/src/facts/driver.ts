// All that a replay may know of an implementation: how to make a socket, how to hear it, what to hand a method of some
// name, and which methods end a connection. No state, no outcome.
import type { ServerRecord } from './recording.ts';

/** A class of the implementation. A replay handles its instances by member name alone. */
export type SocketClass = new (...given: never[]) => object;

/** A running server of the implementation. */
export interface AcceptingServer {
  readonly port: number;
  /** Calls back, before anything else can happen to it, with the socket whose request has this name. */
  onAccepted(name: string, seize: (socket: object) => void): void;
}

/** An implementation, ready to be driven. */
export interface Driver {
  readonly version: string;
  /** The package's own name, whatever it is installed as; `null` for a global. */
  readonly packageName: string | null;
  /** The class of the sockets; `connect` constructs it. */
  readonly socketClass: SocketClass;
  /** Its key in `classes`. */
  readonly socketType: string;
  /** Classes by the type names of the row. */
  readonly classes: Readonly<Record<string, unknown>>;
  /** Everything that importing or requiring the module gives. */
  readonly entries: Readonly<Record<string, unknown>>;
  connect(url: string): object;
  /** Hears an event in the implementation's usual form. */
  hear(socket: object, event: string, handler: () => void): void;
  /** Methods that end a connection, by whatever means. */
  readonly closers: readonly string[];
  openServer: (() => Promise<AcceptingServer>) | null;
  /** Plays through what the implementation's servers hand out, by type name. */
  playServers(properties: readonly string[]): Promise<Readonly<Record<string, ServerRecord>>>;
}

/** Calls a method by name with plausible arguments; a callback, if any, goes last. */
export function callByName(socket: object, method: string, callback: (() => void) | null): unknown {
  const member: unknown = Reflect.get(socket, method);
  if (typeof member !== 'function') throw new Error(`No method ${method}.`);
  const given: unknown[] = [...(ARGUMENTS[method] ?? [])];
  if (callback !== null) given.push(callback);
  return Reflect.apply(member, socket, given);
}

/** Methods that are not listed here are called without arguments. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  send: ['hello'],
  ping: ['hello'],
  pong: ['hello'],
};
