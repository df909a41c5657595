import { channel } from './child-process.ts';
import type { Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'process/events' } as const;

const ownChannel = {
  ...channel,
  noun: 'process',
  misleading: {},
  events: {
    message: { role: 'message', states: ['open'], afterOwnClose: 'closed', source: EVENTS },
    error: { role: 'error', states: ['open', 'closed'], unheard: 'ends-process', source: EVENTS },
    // A later `send` still emits an error.
    disconnect: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    send: { ...channel.methods.send, source: { replay: 'process/send' } },
    disconnect: { ...channel.methods.disconnect, source: { replay: 'process/disconnect' } },
  },
  // A child whose parent has gone has nobody left to tell, so only what the program ends itself counts.
  outside: { open: ['open'] },
  kept: true,
} as const satisfies SocketRow;

const open = { socket: 'Process', states: ['open'] } as const satisfies TypeRef;

/** The channel of a process to the one that forked it. */
export const process = {
  id: 'process',
  name: 'process',
  modules: ['process', 'node:process'],
  // Every program names `process`.
  onlyWith: ['process.send', 'process.disconnect'],
  globals: { process: { value: open } },
  exports: { default: { value: open } },
  types: { Process: { socket: ownChannel } },
  declared: [],
} as const satisfies Library;
