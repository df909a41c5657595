import type { Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'child-process/events' } as const;

/** The end of a message channel that a program holds; a worker of `cluster` and `process` itself are others. */
export const channel = {
  noun: 'child',
  birth: {},
  properties: { connected: { open: true, closed: false } },
  check: { property: 'connected', open: true },
  misleading: { killed: 'it says that this process sent a signal, not that the channel is closed' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    // What came in the same read is still delivered after the program's own `disconnect`.
    message: { role: 'message', states: ['open'], afterOwnClose: 'closed', source: EVENTS },
    // The exit of the child and the end of its channel come in either order.
    exit: { role: 'other', states: ['open', 'closed'], source: EVENTS },
    error: {
      role: 'error',
      states: ['open', 'closed'],
      unheard: 'ends-process',
      from: 'failed-calls',
      source: EVENTS,
    },
    disconnect: { role: 'close', states: ['closed'], source: EVENTS },
    close: { role: 'other', states: ['closed'], source: EVENTS },
  },
  methods: {
    send: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['error-event'] },
      withCallback: { closed: ['callback'] },
      callback: 'last',
      source: { replay: 'child-process/send' },
    },
    disconnect: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['error-event'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'child-process/disconnect' },
    },
  },
} as const satisfies SocketRow;

const forked = { socket: 'ChildProcess', states: ['open'] } as const satisfies TypeRef;

/** The message channel of a forked process. Children without one have no `send` to call. */
export const childProcess = {
  id: 'child-process',
  name: 'child_process',
  modules: ['child_process', 'node:child_process'],
  globals: {},
  exports: {
    ChildProcess: { class: 'ChildProcess' },
    fork: { function: { returns: forked } },
    spawn: {
      function: {
        returns: forked,
        returnsWhen: { argument: -1, property: 'stdio', holds: 'ipc' },
      },
    },
  },
  types: { ChildProcess: { socket: channel } },
  declared: [{ name: 'ChildProcess', file: '@types/node/child_process.d.ts', type: 'ChildProcess' }],
} as const satisfies Library;
