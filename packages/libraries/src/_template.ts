// A new library: copy this file to `<library>.ts`, name the constant like the file, and replace every value. The row is
// an imaginary client whose `post` buffers until it is open; it is compiled with the others but never listed.
//
// Then `npm run gen`, and a driver that brings such a socket into each state: `packages/testkit/src/facts/drivers/<library>.ts`
// and two lines in `implementations.ts` beside that folder. `npm run facts -- <library>` says which cells are wrong. Where
// nothing can be replayed, cite.
import type { Library, SocketRow } from './schema.ts';

const EVENTS = { replay: 'template/events' } as const;

const channel = {
  noun: 'channel',
  // State right after `new`; leave it out if the program never constructs one.
  birth: { construct: 'connecting' },
  // Every state that this family has appears here, and in no other place a further one.
  properties: { status: { connecting: 'connecting', open: 'open', closed: 'closed' } },
  check: { property: 'status', open: 'open' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['connecting', 'open'], unheard: 'ends-process', source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    post: {
      role: 'send',
      outcome: { connecting: ['buffers'], open: ['ok'], closed: ['throws'] },
      // With a callback nothing is thrown: the callback is told.
      withCallback: { closed: ['callback'] },
      callback: 'last',
      source: { replay: 'template/post' },
    },
    hangUp: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closed', open: 'closed' },
      // The close handler runs before `hangUp` returns: it can change a collection that a loop is walking.
      closeHandler: 'inside',
      source: { citation: 'https://example.org/channel/manual#hang-up' },
    },
  },
} as const satisfies SocketRow;

/** The imaginary `example-channel`: one sentence that says what is special about it. */
export const template = {
  id: 'template',
  name: 'example-channel',
  modules: ['example-channel'],
  versions: '>=1',
  // Names that exist without an import.
  globals: {},
  exports: {
    Channel: { class: 'Channel' },
    Hub: { class: 'Hub' },
    // A function that hands out a socket instead of `new`.
    join: { function: { returns: { promise: { socket: 'Channel', states: ['open'] } } } },
  },
  types: {
    Channel: { socket: channel },
    // A type that is no socket, but holds or hands out some.
    Hub: {
      properties: { channels: { map: { socket: 'Channel', states: ['open'] } } },
      emits: { channel: [{ socket: 'Channel', states: ['open'] }] },
    },
  },
  // Where TypeScript declares these types; a name alone says nothing, so each comes with its file.
  declared: [{ name: 'Channel', file: 'example-channel/index.d.ts', type: 'Channel' }],
} as const satisfies Library;
