import type { Library, SocketRow, TypeRef } from './schema.ts';

const controller = {
  noun: 'stream',
  birth: {},
  // `desiredSize` is 0 once closed, but also when the queue is full.
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    enqueue: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['throws'] },
      source: { replay: 'web-streams/enqueue' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['throws'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'web-streams/close' },
    },
    error: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'web-streams/error' },
    },
  },
  outside: { open: ['open', 'closed'] },
  abortable: true,
} as const satisfies SocketRow;

const WRITER = {
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
    write: { role: 'send', outcome: { open: ['ok'], closed: ['rejects'] }, source: WRITER },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['rejects'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: WRITER,
    },
    abort: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: WRITER,
    },
  },
  // Misses: a sink that fails, or whose reader cancels; most sinks are no connections.
  outside: { open: ['open'] },
} as const satisfies SocketRow;

const stream = { instance: 'WritableStream' } as const satisfies TypeRef;

const open = { socket: 'ReadableStreamDefaultController', states: ['open'] } as const satisfies TypeRef;

/** The controller of a `ReadableStream`: once the consumer has cancelled or the program has closed it, `enqueue` throws. */
export const webStreams = {
  id: 'web-streams',
  name: 'ReadableStream',
  modules: ['stream/web', 'node:stream/web'],
  globals: {
    ReadableStream: { class: 'ReadableStream' },
    ReadableStreamDefaultController: { class: 'ReadableStreamDefaultController' },
    ReadableStreamController: { class: 'ReadableStreamDefaultController' },
    WritableStream: { class: 'WritableStream' },
    WritableStreamDefaultWriter: { class: 'WritableStreamDefaultWriter' },
    TransformStream: { class: 'TransformStream' },
  },
  exports: {
    ReadableStream: { class: 'ReadableStream' },
    ReadableStreamDefaultController: { class: 'ReadableStreamDefaultController' },
    WritableStream: { class: 'WritableStream' },
    WritableStreamDefaultWriter: { class: 'WritableStreamDefaultWriter' },
    TransformStream: { class: 'TransformStream' },
  },
  types: {
    ReadableStream: {
      // What `pull` throws errors a stream that nobody reads any more; the same of `start` ends the work that it had begun.
      construct: {
        handlers: [{ argument: 0, path: [], methods: { start: [open] }, closes: ['cancel'] }],
      },
    },
    ReadableStreamDefaultController: { socket: controller },
    WritableStream: {
      methods: { getWriter: { returns: { socket: 'WritableStreamDefaultWriter', states: ['open'] } } },
    },
    TransformStream: { properties: { writable: stream } },
    WritableStreamDefaultWriter: { socket: writer },
  },
  declared: [
    {
      name: 'ReadableStreamDefaultController',
      file: 'lib.dom.d.ts',
      type: 'ReadableStreamDefaultController',
    },
    {
      name: 'ReadableStreamDefaultController',
      file: '@types/node/stream/web.d.ts',
      type: 'ReadableStreamDefaultController',
    },
    { name: 'WritableStreamDefaultWriter', file: 'lib.dom.d.ts', type: 'WritableStreamDefaultWriter' },
    {
      name: 'WritableStreamDefaultWriter',
      file: '@types/node/stream/web.d.ts',
      type: 'WritableStreamDefaultWriter',
    },
  ],
} as const satisfies Library;
