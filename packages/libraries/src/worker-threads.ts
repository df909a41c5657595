import { broadcastChannel } from './broadcast-channel.ts';
import type { ExportRow, Library, SocketRow, TypeRef } from './schema.ts';

const WORKER = { replay: 'worker-threads/events of a worker' } as const;
const PORT = { replay: 'worker-threads/events of a port' } as const;

// `postMessage` never fails: what nobody reads any more is dropped, and nobody is told. So it is no send here.
const worker = {
  noun: 'worker',
  birth: { construct: 'open' },
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    online: { role: 'open', states: ['open'], source: WORKER },
    message: { role: 'message', states: ['open'], source: WORKER },
    messageerror: { role: 'other', states: ['open'], source: WORKER },
    error: { role: 'error', states: ['open'], unheard: 'ends-process', source: WORKER },
    exit: { role: 'close', states: ['closed'], last: true, source: WORKER },
  },
  methods: {
    postMessage: {
      role: 'control',
      outcome: { open: ['ok'], closed: ['drops'] },
      source: { replay: 'worker-threads/postMessage of a worker' },
    },
    terminate: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'worker-threads/terminate' },
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
    message: { role: 'message', states: ['open'], source: PORT },
    messageerror: { role: 'other', states: ['open'], source: PORT },
    close: { role: 'close', states: ['closed'], last: true, source: PORT },
  },
  methods: {
    postMessage: {
      role: 'control',
      outcome: { open: ['ok'], closed: ['drops'] },
      source: { replay: 'worker-threads/postMessage of a port' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'worker-threads/close' },
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

/** Node's threads and the ports between them: a message that nobody reads any more is dropped. */
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
