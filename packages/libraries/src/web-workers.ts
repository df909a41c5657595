import type { Library, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface, https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports',
} as const;

// `postMessage` is no send here: it never fails, and what nobody reads any more is dropped without a word.
const worker = {
  noun: 'worker',
  birth: { construct: 'open' },
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['event-target', 'property'],
  events: {
    message: { role: 'message', states: ['open'], source: SOURCE },
    messageerror: { role: 'other', states: ['open'], source: SOURCE },
    // An error that nobody catches in there does not end it.
    error: { role: 'error', states: ['open'], source: SOURCE },
  },
  methods: {
    terminate: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
  // It can end itself, of which nothing tells.
  outside: { open: ['open'] },
  internal: true,
} as const satisfies SocketRow;

const port = {
  noun: 'port',
  birth: {},
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['event-target', 'property'],
  events: {
    message: { role: 'message', states: ['open'], source: SOURCE },
    messageerror: { role: 'other', states: ['open'], source: SOURCE },
    // Heard where the other end goes; older browsers do not tell.
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
  internal: true,
} as const satisfies SocketRow;

const open = { socket: 'MessagePort', states: ['open'] } as const satisfies TypeRef;
// A message can bring ports along.
const message = { record: { ports: { array: open } } } as const satisfies TypeRef;

/** Workers, shared workers and message ports of the web: never reported for what they post. */
export const webWorkers = {
  id: 'web-workers',
  name: 'web workers',
  modules: [],
  globals: {
    Worker: { class: 'Worker' },
    SharedWorker: { class: 'SharedWorker' },
    MessageChannel: { class: 'MessageChannel' },
    MessagePort: { class: 'MessagePort' },
  },
  exports: {},
  types: {
    Worker: { socket: worker, emits: { message: [message] } },
    SharedWorker: { properties: { port: open } },
    MessageChannel: { properties: { port1: open, port2: open } },
    MessagePort: { socket: port, emits: { message: [message] } },
  },
  declared: [
    { name: 'Worker', file: 'lib.dom.d.ts', type: 'Worker' },
    { name: 'Worker', file: 'lib.webworker.d.ts', type: 'Worker' },
    { name: 'SharedWorker', file: 'lib.dom.d.ts', type: 'SharedWorker' },
    { name: 'MessageChannel', file: 'lib.dom.d.ts', type: 'MessageChannel' },
    { name: 'MessageChannel', file: 'lib.webworker.d.ts', type: 'MessageChannel' },
    { name: 'MessagePort', file: 'lib.dom.d.ts', type: 'MessagePort' },
    { name: 'MessagePort', file: 'lib.webworker.d.ts', type: 'MessagePort' },
  ],
} as const satisfies Library;
