import type { Deviation, Library, SocketRow, TypeRef } from './schema.ts';
import { messagingRows } from './worker-threads.ts';

const SOURCE = {
  citation:
    'https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface, https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports',
} as const;

const rows = messagingRows(SOURCE);

const worker = {
  ...rows.worker,
  listeners: ['event-target', 'property'],
  // It can end itself, of which nothing tells; an error that nobody catches in there does not end it.
  outside: { open: ['open'] },
} as const satisfies SocketRow;

// Older browsers do not tell where the other end goes.
const { port } = rows;

const open = { socket: 'MessagePort', states: ['open'] } as const satisfies TypeRef;
// A message can bring ports along.
const message = { record: { ports: { array: open } } } as const satisfies TypeRef;

const emitting = {
  versions: '*',
  cell: 'MessagePort.listeners',
  instead: 'emitter event-target property',
  because: 'its ports are those of Node, too',
} as const satisfies Omit<Deviation, 'runtime'>;

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
  deviations: [
    { runtime: 'deno', ...emitting },
    { runtime: 'bun', ...emitting },
    {
      runtime: 'chromium',
      versions: '*',
      cell: 'MessagePort.events.message.last',
      instead: 'true',
      because: 'a port is not told that its other end was closed',
    },
    {
      runtime: 'bun',
      versions: '*',
      cell: 'Worker.events.error.last',
      instead: 'true',
      because: 'an error that nobody catches in there ends it',
    },
  ],
} as const satisfies Library;
