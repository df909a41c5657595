import type { Library, SocketRow } from './schema.ts';

const SOURCE = {
  citation:
    'https://nodejs.org/docs/latest-v20.x/api/worker_threads.html#class-broadcastchannel-extends-eventtarget (Node 20)',
} as const;

const channel = {
  noun: 'channel',
  birth: { construct: 'open' },
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['event-target', 'property'],
  events: {
    message: { role: 'message', states: ['open'], source: { replay: 'broadcast-channel/events' } },
    messageerror: { role: 'other', states: ['open'], source: SOURCE },
  },
  methods: {
    postMessage: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['throws'] },
      source: { replay: 'broadcast-channel/postMessage' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'broadcast-channel/close' },
    },
  },
  // Nothing but the program closes it, and no event tells.
  outside: { open: ['open'] },
  internal: true,
} as const satisfies SocketRow;

/** A channel between the contexts of one origin, or the threads of one process: it throws after the program's `close`. */
export const broadcastChannel = {
  id: 'broadcast-channel',
  name: 'BroadcastChannel',
  modules: [],
  globals: { BroadcastChannel: { class: 'BroadcastChannel' } },
  exports: {},
  types: { BroadcastChannel: { socket: channel } },
  declared: [
    { name: 'BroadcastChannel', file: 'lib.dom.d.ts', type: 'BroadcastChannel' },
    { name: 'BroadcastChannel', file: 'lib.webworker.d.ts', type: 'BroadcastChannel' },
    { name: 'BroadcastChannel', file: '@types/node/worker_threads.d.ts', type: 'BroadcastChannel' },
  ],
} as const satisfies Library;
