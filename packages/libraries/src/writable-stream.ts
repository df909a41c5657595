import type { Library, SocketRow, TypeRef } from './schema.ts';

export const writer = {
  noun: 'writer',
  birth: {},
  // `desiredSize` is null only for a stream that has failed.
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    write: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['rejects'] },
      source: { replay: 'writable-stream/write' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['rejects'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'writable-stream/close' },
    },
    abort: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'writable-stream/abort' },
    },
  },
  // Misses: a sink that fails, or whose reader cancels; most sinks are no connections. `response-writer` has those that are.
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
  deviations: [
    {
      runtime: 'node',
      versions: '*',
      cell: 'WritableStreamDefaultWriter.methods.write.outcome.closed',
      instead: 'throws or rejects',
      because:
        'just after the close, and up to Node 20 ever after, the call itself throws an assertion of Node',
    },
  ],
  declared: [
    { name: 'WritableStreamDefaultWriter', file: 'lib.dom.d.ts', type: 'WritableStreamDefaultWriter' },
    {
      name: 'WritableStreamDefaultWriter',
      file: '@types/node/stream/web.d.ts',
      type: 'WritableStreamDefaultWriter',
    },
  ],
} as const satisfies Library;
