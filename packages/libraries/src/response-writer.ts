import type { Library, SocketRow, TypeRef } from './schema.ts';
import { writableStream, writer } from './writable-stream.ts';

// Whoever reads the other end goes away at any time, which fails the stream.
const answering = {
  ...writer,
  outside: { open: ['open', 'closed'] },
  abortable: true,
} as const satisfies SocketRow;

const open = { socket: 'AnsweringWriter', states: ['open'] } as const satisfies TypeRef;

/** The writing end of a `TransformStream` whose reading end is the answer to a request: an event stream of the web. */
export const responseWriter = {
  ...writableStream,
  id: 'response-writer',
  // The type of an event stream, and its lines.
  onlyWith: ['event-stream', '`data: ', "'data: ", '"data: '],
  types: {
    ...writableStream.types,
    TransformStream: { properties: { writable: { instance: 'AnsweringStream' } } },
    AnsweringStream: { methods: { getWriter: { returns: open } } },
    AnsweringWriter: { socket: answering },
  },
} as const satisfies Library;
