import { connection, gone, open } from './partyserver.ts';
import type { HandlerMethods, Library, TypeRef } from './schema.ts';

const room = { instance: 'Room' } as const satisfies TypeRef;

/** Of a class, which keeps its room. */
const METHODS = {
  onConnect: [open, null],
  onMessage: [null, { ...open, afterOwnClose: 'closing' }],
  onClose: [gone],
  onError: [gone, null],
} as const satisfies HandlerMethods;

/** Of an object, which is handed it. */
const OBJECT_METHODS = {
  onConnect: [open, room, null],
  onMessage: [null, METHODS.onMessage[1], room],
  onClose: [gone, room],
  onError: [gone, null, room],
} as const satisfies HandlerMethods;

/** `partykit/server`: a room holds the connections, and the names of a server's methods are all that marks it, class or object. */
export const partykit = {
  id: 'partykit',
  name: 'PartyKit',
  modules: ['partykit/server'],
  onlyWith: ['partykit/server'],
  globals: {},
  exports: {},
  types: {
    Connection: { socket: connection },
    PartyKitServer: { handler: OBJECT_METHODS },
    Room: {
      methods: {
        getConnections: { returns: { array: open } },
        getConnection: { returns: { socket: 'Connection', states: ['open', 'closing', 'closed'] } },
      },
    },
  },
  declared: [
    { name: 'Room', file: 'partykit/server.d.ts', type: 'Room' },
    { name: 'PartyKitServer', file: 'partykit/server.d.ts', type: 'PartyKitServer' },
  ],
  handlers: [{ export: 'default', path: [], methods: OBJECT_METHODS }],
  classes: [
    {
      extends: null,
      methods: METHODS,
    },
  ],
} as const satisfies Library;
