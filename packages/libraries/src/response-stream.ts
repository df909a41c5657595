import type { Library, SocketRow } from './schema.ts';
import { controller, webStreams } from './web-streams.ts';

const answered = {
  ...controller,
  outside: { open: ['open', 'closed'] },
  abortable: true,
} as const satisfies SocketRow;

/** Streams that a program answers with: whoever reads them goes away at any time, and the controller is closed from then on. */
export const responseStream = {
  ...webStreams,
  id: 'response-stream',
  onlyWith: [
    'event-stream',
    'Response',
    'sendStream',
    'WebSocketStream',
    'WebTransport',
    // The lines of an event stream.
    '`data: ',
    "'data: ",
    '"data: ',
  ],
  types: { ...webStreams.types, ReadableStreamDefaultController: { socket: answered } },
} as const satisfies Library;
