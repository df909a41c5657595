import { channel } from './child-process.ts';
import type { Library, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'https://nodejs.org/docs/latest-v20.x/api/process.html#processsendmessage-sendhandle-options-callback (Node 20: lib/internal/child_process.js)',
} as const;

const ownChannel = {
  ...channel,
  noun: 'process',
  misleading: {},
  events: {
    message: { role: 'message', states: ['open'], source: SOURCE },
    // Unheard it ends the process, as any error of its own would.
    error: { role: 'error', states: ['open', 'closed'], source: SOURCE },
    disconnect: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    send: { ...channel.methods.send, source: SOURCE },
    disconnect: { ...channel.methods.disconnect, source: SOURCE },
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
