import { connection, gone, open } from './partyserver.ts';
import type { Library } from './schema.ts';

/** `partykit/server`: a room holds the connections, and the names of a server's methods are all that marks it. */
export const partykit = {
  id: 'partykit',
  name: 'PartyKit',
  modules: ['partykit/server'],
  onlyWith: ['partykit/server'],
  globals: {},
  exports: {},
  types: {
    Connection: { socket: connection },
    Room: {
      methods: {
        getConnections: { returns: { array: open } },
        getConnection: { returns: { socket: 'Connection', states: ['open', 'closing', 'closed'] } },
      },
    },
  },
  declared: [{ name: 'Room', file: 'partykit/server.d.ts', type: 'Room' }],
  classes: [
    {
      extends: null,
      methods: {
        onConnect: [open, null],
        onMessage: [null, { ...open, afterOwnClose: 'closing' }],
        onClose: [gone],
        onError: [gone, null],
      },
    },
  ],
} as const satisfies Library;
