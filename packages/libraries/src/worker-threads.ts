import { broadcastChannel } from './broadcast-channel.ts';
import type { ExportRow, Library, SocketRow, Source, TypeRef } from './schema.ts';

/**
 * A worker and the ports to it, as Node and browsers have them. `postMessage` is no send here: it never fails, and what nobody
 * reads any more is dropped without a word. Neither can be asked for its state, so a replay shows their events, but not in which
 * state they come.
 */
export function messagingRows<Place extends Source>(source: Place) {
  const row = {
    birth: {},
    properties: {},
    check: null,
    constants: { values: {}, on: [] },
    internal: true,
  } as const;
  const closing = {
    role: 'close',
    outcome: { open: ['ok'], closed: ['ok'] },
    becomes: { open: 'closed' },
    closeHandler: 'later',
    source,
  } as const;
  const message = { role: 'message', states: ['open'], source } as const;
  const heard = { message, messageerror: { ...message, role: 'other' } } as const;
  return {
    worker: {
      ...row,
      noun: 'worker',
      birth: { construct: 'open' },
      listeners: ['emitter'],
      events: { ...heard, error: { ...message, role: 'error' } },
      methods: { terminate: closing },
    },
    port: {
      ...row,
      noun: 'port',
      listeners: ['event-target', 'property'],
      events: { ...heard, close: { role: 'close', states: ['closed'], last: true, source } },
      methods: { close: closing },
    },
  } as const satisfies Readonly<Record<string, SocketRow>>;
}

const SOURCE = {
  citation: 'https://nodejs.org/docs/latest-v20.x/api/worker_threads.html (Node 20)',
} as const;

const rows = messagingRows(SOURCE);

const worker = {
  ...rows.worker,
  events: {
    ...rows.worker.events,
    online: { role: 'other', states: ['open'], source: SOURCE },
    error: { ...rows.worker.events.error, unheard: 'ends-process' },
    exit: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
} as const satisfies SocketRow;

export const port = {
  ...rows.port,
  listeners: ['emitter', 'event-target', 'property'],
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
