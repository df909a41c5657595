// Listeners in every form in which libraries take them, and `node:events`.
import { enter } from './failing.ts';
import { makePending } from './promises.ts';
import type { Listener } from './socket-state.ts';

interface Entry {
  readonly listener: unknown;
  readonly once: boolean;
  /** How the listener wants to be told: with values, or with one event object. */
  readonly form: 'values' | 'event';
}

const lists = new WeakMap<object, Map<string, Entry[]>>();
const hooks = new WeakMap<object, (event: string) => void>();

function listOf(owner: object, event: string): Entry[] {
  let lists_ = lists.get(owner);
  if (lists_ === undefined) lists.set(owner, (lists_ = new Map()));
  let list = lists_.get(event);
  if (list === undefined) lists_.set(event, (list = []));
  return list;
}

/** Asks to be told when a listener is added to an object. */
export function onListening(owner: object, hook: (event: string) => void): void {
  hooks.set(owner, hook);
}

export function listen(
  owner: object,
  event: unknown,
  listener: unknown,
  {
    once = false,
    first = false,
    form = 'values',
  }: { once?: boolean; first?: boolean; form?: Entry['form'] } = {},
): void {
  const list = listOf(owner, String(event));
  const entry: Entry = { listener, once, form };
  if (first) list.unshift(entry);
  else list.push(entry);
  hooks.get(owner)?.(String(event));
}

export function unlisten(owner: object, event: unknown, listener: unknown): void {
  const list = listOf(owner, String(event));
  const at = list.findIndex((entry) => entry.listener === listener);
  if (at !== -1) list.splice(at, 1);
}

/** The listener that is told first. */
export function firstListener(owner: object, event: string): unknown {
  return listOf(owner, event)[0]?.listener;
}

const properties = new Map<string, string>();

/** `onopen` for `open` */
function propertyOf(event: string): string {
  let name = properties.get(event);
  if (name === undefined) properties.set(event, (name = `on${event}`));
  return name;
}

/** Tells whether anybody listens, properties like `onopen` included. */
export function isHeard(owner: object, event: string): boolean {
  const list = lists.get(owner)?.get(event);
  return (
    (list !== undefined && list.length > 0) || typeof Reflect.get(owner, propertyOf(event)) === 'function'
  );
}

/** Tells all listeners, within the call. Throws what they throw. */
export function emit(
  owner: object,
  event: string,
  values: readonly unknown[],
  details: object = {},
): boolean {
  const list = listOf(owner, event);
  const told = [...list];
  const onProperty: unknown = Reflect.get(owner, propertyOf(event));
  const object = {
    type: event,
    target: owner,
    currentTarget: owner,
    preventDefault: () => undefined,
    ...details,
  };
  for (const entry of told) {
    if (entry.once) unlisten(owner, event, entry.listener);
    if (entry.form === 'values') call(entry.listener, owner, values);
    else call(entry.listener, owner, [object]);
  }
  if (typeof onProperty === 'function') call(onProperty, owner, [object]);
  return told.length > 0 || typeof onProperty === 'function';
}

function call(listener: unknown, owner: object, given: readonly unknown[]): void {
  if (typeof listener === 'function') Reflect.apply(listener, owner, given);
  else if (typeof listener === 'object' && listener !== null) {
    const handle: unknown = Reflect.get(listener, 'handleEvent');
    if (typeof handle === 'function') Reflect.apply(handle, listener, given);
  }
}

/** Tells all listeners, from outside. */
export function tell(owner: object, event: string, values: readonly unknown[], details: object = {}): void {
  enter(() => emit(owner, event, values, details));
}

const OF_PROMISES = new Set(['then', 'catch', 'finally']);

/** Answers methods that no row speaks of, where the program calls them: `server.address()`. */
export function installUnknownMethods(prototype: object, names: readonly string[]): void {
  for (const name of names)
    if (!(name in prototype) && !OF_PROMISES.has(name))
      Object.defineProperty(prototype, name, {
        configurable: true,
        writable: true,
        value(this: object, ...given: unknown[]) {
          return unknownMethod(name, this, given);
        },
      });
}

let unknownMethod: (name: string, self: object, given: readonly unknown[]) => unknown = (_, self) => self;

export function answerUnknownMethods(answer: typeof unknownMethod): void {
  unknownMethod = answer;
}

/** What every emitter of the simulation can do. */
export class EventEmitter {
  on(event: unknown, listener: unknown): this {
    listen(this, event, listener);
    return this;
  }
  addListener(event: unknown, listener: unknown): this {
    return this.on(event, listener);
  }
  once(event: unknown, listener: unknown): this {
    listen(this, event, listener, { once: true });
    return this;
  }
  prependListener(event: unknown, listener: unknown): this {
    listen(this, event, listener, { first: true });
    return this;
  }
  prependOnceListener(event: unknown, listener: unknown): this {
    listen(this, event, listener, { first: true, once: true });
    return this;
  }
  off(event: unknown, listener: unknown): this {
    unlisten(this, event, listener);
    return this;
  }
  removeListener(event: unknown, listener: unknown): this {
    return this.off(event, listener);
  }
  removeAllListeners(event?: unknown): this {
    if (event === undefined) lists.delete(this);
    else listOf(this, String(event)).length = 0;
    return this;
  }
  emit(event: unknown, ...values: unknown[]): boolean {
    return emit(this, String(event), values);
  }
  listenerCount(event: unknown): number {
    return listOf(this, String(event)).length;
  }
  listeners(event: unknown): unknown[] {
    return listOf(this, String(event)).map(({ listener }) => listener);
  }
  setMaxListeners(): this {
    return this;
  }
  addEventListener(event: unknown, listener: unknown, options?: unknown): void {
    const once = typeof options === 'object' && options !== null && Reflect.get(options, 'once') === true;
    listen(this, event, listener, { once, form: 'event' });
  }
  removeEventListener(event: unknown, listener: unknown): void {
    unlisten(this, event, listener);
  }
  dispatchEvent(event: object): boolean {
    return emit(this, String(Reflect.get(event, 'type')), [event], event);
  }
}

/** `once(emitter, event)` of `node:events`. */
export function once(owner: object, event: string): Promise<unknown> {
  const { promise, resolve, reject } = makePending();
  const fulfil: Listener = (...values) => {
    unlisten(owner, 'error', refuse);
    resolve(values);
  };
  const refuse: Listener = (error) => {
    unlisten(owner, event, fulfil);
    reject(error);
  };
  listen(owner, event, fulfil, { once: true });
  if (event !== 'error') listen(owner, 'error', refuse, { once: true });
  return promise;
}
