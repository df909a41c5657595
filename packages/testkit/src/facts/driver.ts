// All that a replay may know of an implementation: how to bring its sockets into each state, how to hear them, what to
// hand a method of some name, and how to watch the other end. No outcome, and no state but what was done to a socket.
import type { State } from '@socket-safety/libraries';
import type { Arrival, Cause, ServerRecord, Values } from './recording.ts';

/** A class of the implementation. A replay handles its instances by member name alone. */
export type SocketClass = new (...given: never[]) => object;

/** Calls back on an event of a socket, with whatever the implementation hands over. */
export type Handler = (...given: readonly unknown[]) => void;

/**
 * Cells without a `source` of their own that a driver shows. Of a part that it names it must show every cell; the cells
 * of the others are taken on trust. Methods and events say in their `source` whether they are replayed: for `borrowed`
 * ones that is the replay of another row. `check` is what `properties` come to, where not every state can be reached.
 */
export type Part =
  | 'names'
  | 'birth'
  | 'properties'
  | 'check'
  | 'constants'
  | 'listeners'
  | 'handed'
  | 'handovers'
  | 'borrowed';

/** An implementation, ready to be driven. */
export interface Driver {
  readonly version: string;
  readonly shows: readonly Part[];
  /**
   * Set where several implementations show the methods and events of a row together, each of them some: what one is
   * silent of, another has to show.
   */
  readonly together?: true;
  /** By the type names of the row. */
  readonly sockets: Readonly<Record<string, SocketDriver>>;
  /** Part `names`. */
  readonly names?: Names;
  /** Part `handed`: plays through what servers hand out, by type name. `sightOf` reads a socket of that type. */
  handed?(sightOf: SightOf): Promise<Readonly<Record<string, ServerRecord>>>;
}

/** Reads what a socket of some type of the row shows of itself. */
export type SightOf = (type: string, socket: object) => Values;

/** Under which names classes can be had. */
export interface Names {
  /** The package's own name, whatever it is installed as; `null` for a global. */
  readonly packageName: string | null;
  /** Classes by the type names of the row. */
  readonly classes: Readonly<Record<string, unknown>>;
  /** Everything that importing or requiring the module gives. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** Imports a module where the package is installed. Absent: it is in the main installation. */
  load?(module: string): Promise<Readonly<Record<string, unknown>>>;
}

/** One type of socket of an implementation. */
export interface SocketDriver {
  /** Ways into each state that the family has. */
  readonly ways: readonly Way[];
  /**
   * Set where the socket is the process itself: a program of Node that starts another one, with the arguments that follow
   * its own name, as the other end. Everything is then done in processes of their own.
   */
  readonly starter?: string;
  /** Whole lives, whose events are written down from beginning to end. */
  readonly scenarios: readonly Scenario[];
  /** Hears an event in the implementation's usual form. */
  hear(socket: object, event: string, handler: Handler): void;
  /** The event that tells of the end: `close`. */
  readonly closeEvent: string;
  /** What methods are given, by name; those that are absent are given nothing. A completion callback goes last. */
  readonly given: Readonly<Record<string, (socket: object) => readonly unknown[]>>;
  /** Methods whose result speaks of a buffer, `false` of a full one, and so says nothing of the message. */
  readonly saysFull?: readonly string[];
  /** How long deliveries may take, if longer than they do on loopback. */
  readonly settleMs?: number;
  /** How many sockets may be driven side by side. Absent: all. */
  readonly atATime?: number;
  /** Methods that are not called, because what they do depends on more than the state. */
  readonly uncalled?: readonly string[];
  /** Properties that tell states apart, if not all that the row names do. */
  readonly tellingBy?: readonly string[];
  /** What tells states apart beside the properties of the row: read without any effect on the socket. */
  glimpse?(socket: object): Values;
  /** Part `birth`: makes a socket as the program does. */
  construct?(): object;
  /** Part `constants`: the class that may carry them; `construct` makes the instance. */
  readonly socketClass?: SocketClass;
  /** Part `listeners`: hands over a fresh socket to listen to, and makes `event` happen on it. */
  readonly listening?: {
    readonly event: string;
    bring(listen: (socket: object) => void): Promise<void>;
  };
}

/** A way into a state. The state is what was done to the socket, never what the socket says of itself. */
export interface Way {
  readonly state: State;
  /** Unique among all the types of an implementation. */
  readonly name: string;
  /** The event that must have been heard by then. */
  readonly proof: string | null;
  reach(stage: Stage): Promise<OtherEnd>;
}

/** The life of one socket. */
export interface Scenario {
  /** Unique among all the types of an implementation. */
  readonly name: string;
  play(stage: Stage): Promise<void>;
}

/** Whatever a socket is connected to. */
export interface OtherEnd {
  /** Everything that arrived there so far. */
  arrived(): readonly Arrival[];
  /** Opens a socket that is connecting, so that what it kept arrives. */
  letIn?(): void;
  /** Gives back what outlives the sockets. */
  dispose?(): void;
}

/** Where a driver puts a socket so that everything it does is written down. */
export interface Stage {
  /** Listens from now on. To be called once, before anything can happen to the socket. */
  observe(socket: object): void;
  /** Says what is about to be done, so that events can be traced to it. */
  cause(cause: Cause): void;
  /** The observed socket; throws before there is one. */
  socket(): object;
  /** Calls a method on the program's behalf. */
  call(method: string): void;
  /** Does so with a method that closes the socket. */
  close(method: string): void;
  /** Closes it inside the handler of the next event. */
  closeOnNextEvent(method: string): void;
}
