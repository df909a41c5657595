import type { Library, SocketRow, TypeRef } from './schema.ts';
import { writableStream } from './writable-stream.ts';

export const controller = {
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
  // Whoever reads it within the program is the program's own; `response-stream` has those that others read.
  outside: { open: ['open'] },
} as const satisfies SocketRow;

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
  },
  exports: {
    ReadableStream: { class: 'ReadableStream' },
    ReadableStreamDefaultController: { class: 'ReadableStreamDefaultController' },
    ...writableStream.globals,
  },
  types: {
    ReadableStream: {
      // What `pull` throws errors a stream that nobody reads any more; the same of `start` ends the work that it had begun.
      construct: {
        handlers: [{ argument: 0, path: [], methods: { start: [open] }, closes: ['cancel'] }],
      },
    },
    ReadableStreamDefaultController: { socket: controller },
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
  ],
  uses: [writableStream],
} as const satisfies Library;
