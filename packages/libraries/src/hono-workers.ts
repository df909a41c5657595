import { hono, wsContext } from './hono.ts';
import type { Library } from './schema.ts';

/** The same helper on Cloudflare Workers, whose sockets throw once the program has closed them. */
export const honoWorkers = {
  ...hono,
  id: 'hono-workers',
  modules: ['hono/cloudflare-workers', '@hono/cloudflare-workers'],
  exports: {
    WSContext: hono.exports.WSContext,
    upgradeWebSocket: hono.exports.upgradeWebSocket,
  },
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
