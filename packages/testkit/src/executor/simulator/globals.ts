// Names that every program finds without an import.
import { EventEmitter } from './emitter.ts';
import { Stop } from './failing.ts';
import { installPromises, runSoon, track } from './promises.ts';
import { count, run, say, sight, tables } from './run.ts';
import { installTimers } from './timers.ts';
import { enter } from './failing.ts';
import { installCollections } from './walks.ts';
import { unknownValue } from './values.ts';

/** Different each time. */
export const randomUUID = (): string => `random ${count('random')}`;

const silent = (_first?: unknown, ..._rest: unknown[]): void => undefined;

function endProcess(): never {
  const { call, closing, after } = run();
  run().ended = true;
  if (closing !== null || after !== null)
    sight('exits', tables().calls[call]?.line ?? 0, 'the program ends its process');
  throw new Stop();
}

/** Puts names into the program's context, once. */
export function installGlobals(scope: Record<string, unknown>): void {
  installPromises(scope);
  installTimers(scope);
  installCollections();
  scope['console'] = Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'assert', 'time', 'timeEnd'].map((name) => [
      name,
      silent,
    ]),
  );
  scope['queueMicrotask'] = (task: () => void) => runSoon(() => void enter(task));
  scope['structuredClone'] = (value: unknown) => value;
  const parse = JSON.parse.bind(JSON);
  Object.defineProperty(JSON, 'parse', { value: (text: unknown) => parsed(text, parse) });
  Object.defineProperty(Math, 'random', { value: () => 0.5 });
  scope['process'] = Object.assign(new EventEmitter(), {
    env: {},
    argv: [],
    pid: 1,
    exitCode: 0,
    exit: endProcess,
    abort: endProcess,
    kill: (pid: unknown) => {
      if (pid === 1) endProcess();
    },
    cwd: () => '/',
    uptime: () => run().now / 1000,
    hrtime: () => [0, 0],
    nextTick: (task: (...given: unknown[]) => void, ...given: unknown[]) =>
      runSoon(() => void enter(() => task(...given))),
  });
  for (const name of ['window', 'self', 'global']) scope[name] = scope;
  scope['EventTarget'] = EventEmitter;
  scope['AbortController'] = AbortControllerOfTheWorld;
  for (const name of ['Event', 'CustomEvent', 'MessageEvent']) scope[name] = EventOfTheWorld;
  for (const name of [
    'Request',
    'Response',
    'Headers',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'Blob',
  ])
    scope[name] = Inert;
  scope['Buffer'] = {
    from: String,
    isBuffer: () => false,
    byteLength: () => 1,
    alloc: () => '',
    concat: () => '',
  };
  scope['crypto'] = { randomUUID };
  scope['fetch'] = () => track(unknownFetch());
  for (const name of ['document', 'localStorage', 'sessionStorage'])
    scope[name] = { addEventListener: silent, getItem: () => null, setItem: silent };
  for (const name of ['addEventListener', 'removeEventListener', 'alert']) scope[name] = silent;
  scope['location'] = { host: 'host', href: 'https://host/', protocol: 'https:' };
}

/** What came in as a text of the simulation holds whatever the program reads. */
function parsed(text: unknown, parse: (text: string) => unknown): unknown {
  try {
    const value = parse(String(text));
    if (typeof value !== 'object' || value === null || !('message' in value)) return value;
  } catch {
    // A word of the simulation is no JSON.
  }
  const read = (name: string | symbol) =>
    typeof name === 'string' && name !== 'then' ? (unknownValue(name) ?? name) : undefined;
  return new Proxy({}, { get: (_, name) => read(name), has: () => true });
}

function unknownFetch(): Promise<unknown> {
  say('fetch');
  return Promise.resolve(unknownValue('fetch'));
}

class EventOfTheWorld {
  readonly type: string;
  constructor(type: string, more: object = {}) {
    this.type = type;
    Object.assign(this, more);
  }
}

class AbortControllerOfTheWorld {
  readonly signal = Object.assign(new EventEmitter(), { aborted: false, throwIfAborted: silent });
  abort(): void {
    this.signal.aborted = true;
    this.signal.emit('abort');
  }
}

/** Made, and asked for nothing that matters. */
class Inert {
  readonly given: unknown[];
  constructor(...given: unknown[]) {
    this.given = given;
  }
  static json(value: unknown): Inert {
    return new Inert(value);
  }
  get searchParams(): { get: (name: string) => string } {
    return { get: (name) => name };
  }
  encode(value: unknown): unknown {
    return value;
  }
  decode(value: unknown): unknown {
    return value;
  }
  toString(): string {
    return String(this.given[0]);
  }
}
