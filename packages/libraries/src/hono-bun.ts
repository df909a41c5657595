import { hono, wsContext } from './hono.ts';
import type { FunctionRow, HandlerMethods, Library, SocketRow, TypeRef } from './schema.ts';

const states = { open: 1, closed: 3 } as const;

const socket = {
  ...wsContext,
  properties: { readyState: states, 'raw.readyState': states },
  // Each event hands over a new wrapper, which copies the state once.
  frozen: ['readyState'],
  check: { property: 'raw.readyState', open: 1 },
  methods: {
    send: { role: 'send', outcome: { open: ['ok'], closed: ['drops'] }, source: { replay: 'hono-bun/send' } },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'inside',
      source: { replay: 'hono-bun/close' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'WSContext', states: ['open'] } as const satisfies TypeRef;
const gone = { socket: 'WSContext', states: ['closed'] } as const satisfies TypeRef;

const handlers = {
  onOpen: [null, open],
  onMessage: [null, open],
  onClose: [null, gone],
} as const satisfies HandlerMethods;

const upgradeWebSocket = {
  callbacks: [{ argument: 0, parameters: [null], runs: 'later', returns: handlers }],
} as const satisfies FunctionRow;

/** The same helper on Bun, which closes at once and whose wrappers keep the state that they were made in. */
export const honoBun = {
  ...hono,
  id: 'hono-bun',
  modules: ['hono/bun', '@hono/bun'],
  exports: {
    upgradeWebSocket: { function: upgradeWebSocket },
    createBunWebSocket: { function: { returns: { instance: 'Helper' } } },
  },
  types: {
    WSContext: { socket },
    Helper: { methods: { upgradeWebSocket } },
  },
  declared: [],
} as const satisfies Library;
