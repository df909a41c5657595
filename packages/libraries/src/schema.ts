// What a row means. A library is data: how its sockets are born, what each call does in each state, which events
// move a socket, and which expressions prove that it is open. The analysis interprets rows; it knows no library.

/** States of a socket, in the order of its life. A family that lacks one of them never mentions it. */
export type State = 'connecting' | 'open' | 'closing' | 'closed';

/**
 * What a call does in a state, as the caller can notice it. A cell that holds several means that they happen together:
 * `['error-event', 'callback']` emits `error` and tells the callback.
 *
 * | outcome       | what happens                                                                    |
 * | ------------- | ------------------------------------------------------------------------------- |
 * | `ok`          | accepted                                                                        |
 * | `throws`      | throws inside the call                                                          |
 * | `error-event` | the socket emits `error`; what that does unheard says `unheard` of that event   |
 * | `callback`    | a completion callback is told; alone in its cell: without one nobody is         |
 * | `rejects`     | the returned promise rejects                                                    |
 * | `status`      | returns `false`, `0` or `-1`                                                    |
 * | `drops`       | returns as if sent; the message is gone                                         |
 * | `buffers`     | kept and delivered later                                                        |
 */
export type Outcome =
  'ok' | 'throws' | 'error-event' | 'callback' | 'rejects' | 'status' | 'drops' | 'buffers';

/** A value that a state expression can have. */
export type StateValue = string | number | boolean;

/** Where a row's claim comes from: a replay by `npm run facts`, or a citation where no replay is possible. */
export type Source = { readonly replay: string } | { readonly citation: string };

/**
 * A type as far as sockets care.
 *
 * `{ socket: 'WebSocket', states: ['open'] }` is a socket that is open when it is handed over;
 * `{ set: … }`, `{ map: … }`, `{ array: … }` and `{ object: … }` (a plain object, whatever its keys) hold such values,
 * `{ promise: … }` settles to one;
 * `{ instance: 'WebSocketServer' }` is another type of the library.
 */
export type TypeRef =
  | {
      readonly socket: string;
      readonly states: readonly State[];
      /** As in an `EventRow`: a further state, possible only after the program closed this socket itself. */
      readonly afterOwnClose?: State;
      /** Whoever hands it over looks after it too: hears its errors and limits its silence. */
      readonly served?: true;
    }
  | { readonly tuple: readonly (TypeRef | null)[] }
  | { readonly record: Readonly<Record<string, TypeRef>> }
  | { readonly instance: string }
  | { readonly set: TypeRef }
  | { readonly map: TypeRef }
  | { readonly array: TypeRef }
  | { readonly object: TypeRef }
  | { readonly promise: TypeRef };

/** What a callback or a handler's method is handed, by position. `null` is a parameter of no interest. */
export type Parameters = readonly (TypeRef | null)[];

/** Methods of a handler object, by name: `{ open(socket) {}, message(socket, text) {} }`. */
export type HandlerMethods = Readonly<Record<string, Parameters>>;

/** An argument that has to be an object literal in the call: `get(path, { websocket: true }, …)`. */
export interface OptionRow {
  /** Zero-based; negative counts from the end. */
  readonly argument: number;
  /** It sets this property, and not to false. */
  readonly property: string;
  /** The value is a list that holds this word: `{ stdio: ['pipe', 'ipc'] }`. */
  readonly holds?: string;
}

/** A callback that an API takes: which argument it is, and what it is handed. */
export interface CallbackRow {
  /** Zero-based; negative counts from the end. */
  readonly argument: number;
  readonly parameters: Parameters;
  /** `now`: runs inside the call; `later`: after the caller's synchronous run. */
  readonly runs: 'now' | 'later';
  /** What the callback returns is a handler object: `upgradeWebSocket(() => ({ onMessage(event, socket) {} }))`. */
  readonly returns?: HandlerMethods;
  /** Only in calls that set this option. */
  readonly when?: OptionRow;
  /** Listens to this event of the socket that the call returns or is made on: `net.connect(port, onConnect)`. */
  readonly hears?: string;
}

/** A handler object that an API takes, itself or under a path: `Bun.serve({ websocket: { open(socket) {} } })`. */
export interface HandlerRow {
  readonly argument: number;
  readonly path: readonly string[];
  readonly methods: HandlerMethods;
  /** Methods of the same object that run once the socket handed to the others is closed: `cancel()`. */
  readonly closes?: readonly string[];
}

/** A handler object that a file exports for the runtime to use: `export default { websocket: { open(socket) {} } }`. */
export interface ExportedHandlerRow {
  readonly export: 'default';
  readonly path: readonly string[];
  readonly methods: HandlerMethods;
}

/** A function, method or constructor that is not itself a send or a close. */
export interface FunctionRow {
  readonly returns?: TypeRef;
  /** It returns that only from calls that set this option. */
  readonly returnsWhen?: OptionRow;
  /** What a method of a socket returns is another socket, not itself: `client.duplicate()`. */
  readonly another?: true;
  readonly callbacks?: readonly CallbackRow[];
  readonly handlers?: readonly HandlerRow[];
  /** Zero-based argument that is a socket, and open after the call: `ctx.acceptWebSocket(socket)`. */
  readonly opens?: number;
}

/** Methods of a user's class that the library calls. */
export interface ClassRow {
  /** The exported class that the user's class extends; null where the names of the methods are enough. */
  readonly extends: string | null;
  readonly methods: HandlerMethods;
  /** Decorators whose method gets these parameters, whatever it is called: `@SubscribeMessage('chat')`. */
  readonly decorators?: HandlerMethods;
  /** Decorators of parameters, with what such a parameter is handed: `@ConnectedSocket() client`. */
  readonly parameters?: Readonly<Record<string, TypeRef>>;
}

/**
 * What a library adds to objects that come from elsewhere, known by its name alone: `app.ws(path, (socket) => …)`. Held
 * only against objects of unknown type, and only in files with the words of `onlyWith`, which such a library must have.
 */
export interface AddedRow {
  readonly methods?: Readonly<Record<string, FunctionRow>>;
  readonly properties?: Readonly<Record<string, TypeRef>>;
}

/**
 * A call that says what it is made on, where that is a parameter of unknown type: nothing but Node's response has
 * `response.writeHead(200, { 'Content-Type': 'text/event-stream' })`.
 */
export interface ShownRow {
  readonly methods: readonly string[];
  /** The member of the parameter that they are called on: `raw` for `reply.raw.writeHead(…)`. Absent: the parameter itself. */
  readonly through?: string;
  /** Stands in an argument of the call. */
  readonly word: string;
  /** What a function is handed that has such a parameter, and where among these it is. */
  readonly handed: Parameters;
  readonly at: number;
}

/** One name that a module exports, a global, or a static member: a class, a function, a value, or an object that holds such. */
export type ExportRow =
  | { readonly class: string }
  /** `process`, `parentPort` */
  | { readonly value: TypeRef }
  | { readonly function: FunctionRow; readonly members?: Readonly<Record<string, ExportRow>> }
  | { readonly members: Readonly<Record<string, ExportRow>> };

/** What an event tells about the socket it is heard on. */
export interface EventRow {
  readonly role: 'open' | 'message' | 'close' | 'error' | 'other';
  /** States that are possible in the synchronous part of a handler. */
  readonly states: readonly State[];
  /** A further state, in which the event is still delivered only after the program closed this socket itself. */
  readonly afterOwnClose?: State;
  /** The event ends the Node process if it has no listener. Absent: unheard, it passes. */
  readonly unheard?: 'ends-process';
  /**
   * Nothing but the program's own calls make one, and whoever makes no such call has none to fear.
   *
   * | value                    | the calls                                                                         |
   * | ------------------------ | --------------------------------------------------------------------------------- |
   * | `failed-calls`           | those whose outcome is an `error-event`                                           |
   * | `calls-without-callback` | every one but a send whose callback is told, a close, and what only sets something |
   */
  readonly from?: 'failed-calls' | 'calls-without-callback';
  /** It tells the close code: the first argument of an emitter's listener, `code` of an event; 1000 is a close on purpose. */
  readonly tellsCode?: true;
  /** No other event follows on this socket. */
  readonly last?: true;
  /** Whenever the world outside closes the socket, this event or `error` comes first. */
  readonly orError?: true;
  readonly source: Source;
}

/** A call on a socket that sends, closes, opens, or is refused in some state. */
export interface MethodRow {
  /** `open`: after the call the socket is open, whatever was known of it: `socket.accept()`. */
  readonly role: 'send' | 'control' | 'close' | 'open';
  /** What the call does in each state that the family has. */
  readonly outcome: Readonly<Partial<Record<State, readonly Outcome[]>>>;
  /** What it does instead when it is given a completion callback; absent states do the same with and without. */
  readonly withCallback?: Readonly<Partial<Record<State, readonly Outcome[]>>>;
  /** State right after the call, by state before it. Absent states stay. */
  readonly becomes?: Readonly<Partial<Record<State, State>>>;
  /** A close call that hands over data as well, so that it is judged like a send: `response.end(body)`. */
  readonly sends?: true;
  /** The call returns the socket it is made on: `response.writeStatus('200').end()`. */
  readonly returns?: 'itself';
  /** The call takes a completion callback as its last argument. */
  readonly callback?: 'last';
  /** Zero-based position from which on an argument can be that callback; 1 where nothing is said: `publish(topic, text, told)` → 2. */
  readonly callbackFrom?: number;
  /** Called outside of a message handler, it lets no further message through. */
  readonly endsDelivery?: true;
  /** `inside`: the user's close handler can run within the call. Close calls say it, others do not. */
  readonly closeHandler?: 'inside' | 'later';
  readonly source: Source;
}

/** Everything that is known of one kind of socket. */
export interface SocketRow {
  /** Where an `error` event or a failed call is silent the message says so; these words name the socket there. */
  readonly noun: string;
  readonly birth: Readonly<Partial<Record<'construct', State>>>;
  /**
   * A state expression by property: `readyState`, `connected`, `raw.readyState`, … and its value in each state. A name that
   * ends in `()` is a method that is called without arguments: `isDestroyed()`.
   */
  readonly properties: Readonly<Record<string, Readonly<Partial<Record<State, StateValue>>>>>;
  /**
   * All the values of a state expression in a state that it tells several things of, the usual one first:
   * `{ readyState: { open: ['open', 'opening', 'writeOnly'] } }`. In `properties` that state is left out.
   */
  readonly varying?: Readonly<Record<string, Readonly<Partial<Record<State, readonly StateValue[]>>>>>;
  /**
   * Properties whose value is copied when the object is made and stays the same ever after. They tell what was true when a
   * handler got the object; a check of them after a suspension, or of an object that was kept, proves nothing.
   */
  readonly frozen?: readonly string[];
  /**
   * What a repair compares: the property, the value that means open, and a second pair where one does not prove it.
   * Null for a family without a state that can be asked; a repair then has to remember the close event itself.
   */
  readonly check: {
    readonly property: string;
    readonly open: StateValue;
    readonly also?: { readonly property: string; readonly open: StateValue };
  } | null;
  /**
   * Expressions that look like a check and prove nothing, with the reason as a clause that can follow
   * "`socket.writable` proves nothing: ". Keys are as in `properties`; none stands in both.
   */
  readonly misleading?: Readonly<Record<string, string>>;
  /** Named constants (`OPEN`) and where they can be read. `class`: `WebSocket.OPEN`; `instance`: `socket.OPEN`. */
  readonly constants: {
    readonly values: Readonly<Record<string, StateValue>>;
    readonly on: readonly ('class' | 'instance')[];
    /** Declarations leave them out of the instance, so no repair writes `socket.OPEN`, which would not compile. */
    readonly undeclared?: true;
  };
  /**
   * `emitter`: on/once/addListener; `event-target`: addEventListener; `property`: onopen = …; `event-object`: one object for
   * each event, `port.onDisconnect.addListener(…)` for the event `disconnect`.
   */
  readonly listeners: readonly ('emitter' | 'event-target' | 'property' | 'event-object')[];
  /** By name; `webContents.dom-ready` is an event of a part, which lives as long as the socket. */
  readonly events: Readonly<Record<string, EventRow>>;
  /** By name; `webContents.send` is a method of such a part. */
  readonly methods: Readonly<Record<string, MethodRow>>;
  /**
   * Where the world outside brings about less than `OUTSIDE` says: `{ open: ['open', 'closed'] }` closes for it at once, and
   * `{ open: ['open'] }` is closed by the program alone. A state that is left out then follows from the program's own calls.
   */
  readonly outside?: Readonly<Partial<Record<State, readonly State[]>>>;
  /**
   * Both of its ends are the program's own, `new Worker(file)`: it is no connection that others cut, so a pool of such is no
   * collection of sockets.
   */
  readonly internal?: true;
  /**
   * What ends it from outside runs its close handlers in the same step, even where they find it closing, or still open: until
   * then it is open for everything else.
   */
  readonly toldAtOnce?: true;
  /** Kept as long as the program runs: the program's own close counts only on the way to a send, not as a program shuts down. */
  readonly kept?: true;
  /**
   * The program itself decides how long it lives, as of a window: who is handed one, or looks one up, has one that is there, until
   * it waits. `callbacks` names options whose functions run at the word of somebody who sees it: `{ click: () => … }`.
   */
  readonly lasting?: { readonly callbacks: readonly string[] };
  /** It connects again by itself: what tells of a close is not its end, and what is made for it once serves every connection. */
  readonly reconnects?: true;
  /** Whoever reads it ends it with an abort signal too: what hears `abort`, or asks `aborted`, knows of the end. */
  readonly abortable?: true;
  /** What a program can do to notice an other end that vanished without a word. Absent: the library does, or nothing can be done. */
  readonly heartbeat?: Heartbeat;
}

/** How a program notices that the other end has vanished. */
export interface Heartbeat {
  /** A method that makes the other end answer, and the event that tells of its answer. */
  readonly ping?: { readonly method: string; readonly answered: string };
  /** A method that has the system itself ask an idle connection; it takes a switch and a time in milliseconds. */
  readonly keepAlive?: string;
  /** Other methods that end a silent connection, or tell of it. */
  readonly idle?: readonly string[];
}

/** A type that the library exports, or a global. */
export interface TypeRow {
  readonly socket?: SocketRow;
  /** What `new` takes, where that is more than values: `new ReadableStream({ start(controller) {} })`. */
  readonly construct?: FunctionRow;
  /** Static members of the class: `WebSocket.Server`. */
  readonly statics?: Readonly<Record<string, ExportRow>>;
  /** Properties of an instance: `server.clients`. */
  readonly properties?: Readonly<Record<string, TypeRef>>;
  readonly methods?: Readonly<Record<string, FunctionRow>>;
  /** An object that is written with this type is a handler object: `const chat: WebSocketHandler = { open(socket) {} }`. */
  readonly handler?: HandlerMethods;
  /** A function that is written with this type is handed these: `const page: RequestHandler = (request, response) => …`. */
  readonly called?: Parameters;
  /** Events of an instance that is no socket, with what each hands to its listener. */
  readonly emits?: HandlerMethods;
  /** An instance that ends with the socket that a function is handed along with it: a request with its response. */
  readonly ends?: {
    /** The type of that socket. */
    readonly of: string;
    /** Events of the instance that tell of the end. */
    readonly events: readonly string[];
    /** Properties of the instance that are true from then on. */
    readonly flags: readonly string[];
  };
}

/**
 * A type as TypeScript declares it: the name and the file, matched from its end. A folder, with a slash at its end, stands for
 * all of its files, where their names hold a hash or depend on how the package is imported.
 */
export interface DeclaredType {
  readonly name: string;
  readonly file: string;
  /** Null for a type that is no socket, although it descends from one. */
  readonly type: string | null;
}

/**
 * One cell in which one runtime does otherwise than the row says. The analysis follows the row; the replay demands that
 * the deviation is still there.
 *
 * `{ runtime: 'undici', versions: '>=7', cell: 'WebSocket.methods.close.closeHandler', instead: 'inside', … }`
 */
export interface Deviation {
  /** Package that is replayed; the global `WebSocket` of Node is `undici`. */
  readonly runtime: string;
  readonly versions: string;
  /** The cell as `npm run facts` names it. */
  readonly cell: string;
  /** What that cell would have to say. */
  readonly instead: string;
  /** What a reader of the row has to know about it. */
  readonly because: string;
}

/** One socket library. */
export interface Library {
  /** Stable and unique: `ws`, `ws-6`, `whatwg`. */
  readonly id: string;
  /** As messages name it: `ws`, `WebSocket`. */
  readonly name: string;
  /** Module specifiers whose exports these are; empty for globals. */
  readonly modules: readonly string[];
  /** Range of versions the row speaks of; the first library in the list that fits wins. */
  readonly versions?: string;
  /** One of these strings must stand in a file for the library to be looked for: `event-stream`. Absent: always. */
  readonly onlyWith?: readonly string[];
  /** Names that exist without an import. */
  readonly globals: Readonly<Record<string, ExportRow>>;
  readonly exports: Readonly<Record<string, ExportRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
  readonly declared: readonly DeclaredType[];
  /** Libraries whose types the rows of this one name: `http` hands out the sockets of `net`. */
  readonly uses?: readonly Library[];
  /**
   * Events that no other emitter hands so much with: a listener of an unknown emitter is handed that if it takes the socket.
   * `server.on('upgrade', (request, socket, head) => …)`
   */
  readonly ownEvents?: HandlerMethods;
  /** Members of other libraries' objects. */
  readonly added?: AddedRow;
  /** Held only in files with the words of `onlyWith`, which such a library must have. */
  readonly shown?: readonly ShownRow[];
  /** Classes of the user that the library calls. */
  readonly classes?: readonly ClassRow[];
  /** Objects of the user that the runtime finds as a file's export. */
  readonly handlers?: readonly ExportedHandlerRow[];
  readonly deviations?: readonly Deviation[];
}

/**
 * States that the world outside can bring about while the code is suspended.
 *
 * | before     | after                                 |
 * | ---------- | ------------------------------------- |
 * | connecting | connecting · open · closing · closed  |
 * | open       | open · closing · closed               |
 * | closing    | closing · closed                      |
 * | closed     | closed                                |
 */
export const OUTSIDE: Readonly<Record<State, readonly State[]>> = {
  connecting: ['connecting', 'open', 'closing', 'closed'],
  open: ['open', 'closing', 'closed'],
  closing: ['closing', 'closed'],
  closed: ['closed'],
};

export const STATES: readonly State[] = ['connecting', 'open', 'closing', 'closed'];
