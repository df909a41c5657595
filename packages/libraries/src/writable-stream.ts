import type { Library, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'https://streams.spec.whatwg.org/#default-writer-class; write after close, close twice and write after cancel run on Node 20.20.2',
} as const;

const writer = {
  noun: 'writer',
  birth: {},
  // `desiredSize` is null only for a stream that has failed.
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    // Node up to 20 throws once the close is complete.
    write: { role: 'send', outcome: { open: ['ok'], closed: ['rejects'] }, source: SOURCE },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['rejects'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: SOURCE,
    },
    abort: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
  // Misses: a sink that fails, or whose reader cancels; most sinks are no connections.
  outside: { open: ['open'] },
} as const satisfies SocketRow;

const stream = { instance: 'WritableStream' } as const satisfies TypeRef;
const open = { socket: 'WritableStreamDefaultWriter', states: ['open'] } as const satisfies TypeRef;

/** The writer of a `WritableStream`: once the program has closed the stream, a write rejects. */
export const writableStream = {
  id: 'writable-stream',
  name: 'WritableStream',
  modules: [],
  globals: {
    WritableStream: { class: 'WritableStream' },
    WritableStreamDefaultWriter: { class: 'WritableStreamDefaultWriter' },
    TransformStream: { class: 'TransformStream' },
  },
  exports: {},
  types: {
    WritableStream: { methods: { getWriter: { returns: open } } },
    TransformStream: { properties: { writable: stream } },
    WritableStreamDefaultWriter: { socket: writer },
  },
  declared: [
    { name: 'WritableStreamDefaultWriter', file: 'lib.dom.d.ts', type: 'WritableStreamDefaultWriter' },
    {
      name: 'WritableStreamDefaultWriter',
      file: '@types/node/stream/web.d.ts',
      type: 'WritableStreamDefaultWriter',
    },
  ],
} as const satisfies Library;
