import { connection, gone, open } from './partyserver.ts';
import type { FunctionRow, Library, TypeRef } from './schema.ts';

// Up to 0.14 an `Agent` is a server of partyserver; later versions make the same connections themselves.
const listed = { returns: { array: open } } as const satisfies FunctionRow;
const any = { socket: 'Connection', states: ['open', 'closing', 'closed'] } as const satisfies TypeRef;

/** Cloudflare's `agents`: sockets of Workers, held by an `Agent`. */
export const agents = {
  id: 'agents',
  name: 'agents',
  modules: ['agents', 'agents/ai-chat-agent', '@cloudflare/ai-chat'],
  globals: {},
  exports: {
    Agent: { class: 'Agent' },
    AIChatAgent: { class: 'Agent' },
    // Undefined where no connection brought about what runs.
    getCurrentAgent: { function: { returns: { record: { agent: { instance: 'Agent' }, connection: any } } } },
  },
  types: {
    Connection: { socket: connection },
    Agent: { methods: { getConnections: listed, getConnection: { returns: any } } },
  },
  declared: [
    { name: 'Connection', file: 'agents/dist/', type: 'Connection' },
    { name: 'Agent', file: 'agents/dist/', type: 'Agent' },
  ],
  classes: [
    {
      extends: 'Agent',
      methods: {
        onConnect: [open, null],
        onMessage: [{ ...open, afterOwnClose: 'closing' }, null],
        onClose: [gone, null, null, null],
        // Errors of a connection that is going are kept back where another try would help, so what is left speaks of any.
        onError: [any, null],
      },
    },
  ],
} as const satisfies Library;
