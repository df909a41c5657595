import { broadcastChannel } from './broadcast-channel.ts';
import type { ExportRow, Library, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation: 'https://nodejs.org/docs/latest-v20.x/api/worker_threads.html (Node 20)',
} as const;

// `postMessage` is no send here: it never fails, and what nobody reads any more is dropped without a word. Neither a worker nor a
// port can be asked for its state, so a replay shows their events, but not in which state they come.
const worker = {
  noun: 'worker',
  birth: { construct: 'open' },
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    online: { role: 'other', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    messageerror: { role: 'other', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['open'], unheard: 'ends-process', source: SOURCE },
    exit: { role: 'close', states: ['closed'], last: true, source: SOURCE },
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
  internal: true,
} as const satisfies SocketRow;

export const port = {
  noun: 'port',
  birth: {},
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter', 'event-target', 'property'],
  events: {
    message: { role: 'message', states: ['open'], source: SOURCE },
    messageerror: { role: 'other', states: ['open'], source: SOURCE },
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

const EXPORTS = {
  Worker: { class: 'Worker' },
  MessageChannel: { class: 'MessageChannel' },
  MessagePort: { class: 'MessagePort' },
  BroadcastChannel: { class: 'BroadcastChannel' },
  // Null in the main thread.
  parentPort: { value: open },
} as const satisfies Readonly<Record<string, ExportRow>>;

/** Node's threads and the ports between them: never reported for what they post. */
export const workerThreads = {
  id: 'worker-threads',
  name: 'worker_threads',
  modules: ['worker_threads', 'node:worker_threads'],
  globals: {},
  exports: { default: { members: EXPORTS }, ...EXPORTS },
  types: {
    Worker: { socket: worker },
    MessagePort: { socket: port },
    MessageChannel: { properties: { port1: open, port2: open } },
  },
  declared: [
    { name: 'Worker', file: '@types/node/worker_threads.d.ts', type: 'Worker' },
    { name: 'MessagePort', file: '@types/node/worker_threads.d.ts', type: 'MessagePort' },
    { name: 'MessageChannel', file: '@types/node/worker_threads.d.ts', type: 'MessageChannel' },
  ],
  uses: [broadcastChannel],
} as const satisfies Library;
