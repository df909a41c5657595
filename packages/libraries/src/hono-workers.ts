import { handlers, hono, wsContext } from './hono.ts';
import type { FunctionRow, Library } from './schema.ts';

// A socket is open when the helper gets it, so it tells of no opening.
const { onMessage, onClose, onError } = handlers;
const upgradeWebSocket = {
  callbacks: [{ argument: 0, parameters: [null], runs: 'later', returns: { onMessage, onClose, onError } }],
} as const satisfies FunctionRow;

/** The same helper on Cloudflare Workers, whose sockets throw once the program has closed them. */
export const honoWorkers = {
  ...hono,
  id: 'hono-workers',
  modules: ['hono/cloudflare-workers', '@hono/cloudflare-workers'],
  exports: { upgradeWebSocket: { function: upgradeWebSocket } },
  types: {
    WSContext: {
      socket: {
        ...wsContext,
        methods: {
          ...wsContext.methods,
          send: {
            role: 'send',
            outcome: { open: ['ok'], closing: ['throws'], closed: ['throws'] },
            source: { replay: 'hono-workers/send' },
          },
          close: { ...wsContext.methods.close, source: { replay: 'hono-workers/close' } },
        },
      },
    },
  },
  declared: [],
} as const satisfies Library;
