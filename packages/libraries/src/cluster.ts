import { channel } from './child-process.ts';
import type { ExportRow, Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'cluster/events' } as const;

const worker = {
  ...channel,
  noun: 'worker',
  properties: { 'isConnected()': { open: true, closed: false } },
  check: { property: 'isConnected()', open: true },
  misleading: { 'isDead()': 'it asks for the process, not for its channel' },
  events: {
    online: { role: 'open', states: ['open'], source: EVENTS },
    listening: { role: 'other', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    // The exit of the worker and the end of its channel come in either order.
    exit: { role: 'other', states: ['open', 'closed'], source: EVENTS },
    error: {
      role: 'error',
      states: ['open', 'closed'],
      unheard: 'ends-process',
      from: 'failed-calls',
      source: EVENTS,
    },
    disconnect: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    send: { ...channel.methods.send, source: { replay: 'cluster/send' } },
    // The worker is asked to close its servers first; until its channel is closed it still takes messages.
    disconnect: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'open' },
      closeHandler: 'later',
      source: { replay: 'cluster/disconnect' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'Worker', states: ['open'] } as const satisfies TypeRef;
const gone = { socket: 'Worker', states: ['closed'] } as const satisfies TypeRef;
const fork = { returns: open } as const;
// Misses: between the end of its channel and its exit a worker is still listed.
const workers = { object: open } as const satisfies TypeRef;
const primary = { instance: 'Cluster' } as const satisfies TypeRef;
const emitted = { value: primary } as const satisfies ExportRow;

/** Node's cluster: the primary's channels to its workers. */
export const cluster = {
  id: 'cluster',
  name: 'cluster',
  modules: ['cluster', 'node:cluster'],
  globals: {},
  exports: {
    default: emitted,
    fork: { function: fork },
    workers: { value: workers },
    worker: { value: open },
    Worker: { class: 'Worker' },
  },
  types: {
    Cluster: {
      properties: { workers, worker: open },
      methods: { fork },
      emits: {
        fork: [open],
        online: [open],
        listening: [open, null],
        message: [open, null, null],
        disconnect: [gone],
        exit: [gone, null, null],
      },
    },
    Worker: { socket: worker },
  },
  declared: [
    { name: 'Worker', file: '@types/node/cluster.d.ts', type: 'Worker' },
    { name: 'Cluster', file: '@types/node/cluster.d.ts', type: 'Cluster' },
  ],
} as const satisfies Library;
