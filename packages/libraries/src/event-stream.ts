import { answered, http } from './http.ts';
import type { Library, MethodRow, Parameters, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'event-stream/events' } as const;
const SOURCE = {
  citation:
    'https://nodejs.org/docs/latest-v20.x/api/http.html#class-httpserverresponse (Node 20: lib/_http_outgoing.js, lib/_http_server.js)',
} as const;

// What sets the headers says that nothing was sent or ended yet; a client that is gone by then costs nothing.
const head = {
  role: 'open',
  outcome: { open: ['ok'], closing: ['throws'], closed: ['ok'] },
  source: SOURCE,
} as const satisfies MethodRow;

export const serverResponse = {
  noun: 'response',
  birth: {},
  properties: {
    writableEnded: { open: false, closing: true },
    destroyed: { open: false, closing: false, closed: true },
    closed: { open: false, closing: false, closed: true },
    writableFinished: { open: false },
    // The older name of `writableEnded`.
    finished: { open: false, closing: true },
  },
  check: { property: 'writableEnded', open: false, also: { property: 'destroyed', open: false } },
  misleading: { writable: 'it stays true after `end()` and after the client has gone' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    drain: { role: 'other', states: ['open'], source: EVENTS },
    finish: { role: 'other', states: ['closing'], source: EVENTS },
    // Only a write after `end` makes one: the server's own listeners take what the connection does.
    error: {
      role: 'error',
      states: ['closing'],
      unheard: 'ends-process',
      from: 'failed-calls',
      source: EVENTS,
    },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    setHeader: head,
    writeHead: head,
    flushHeaders: { ...head, outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] } },
    write: {
      role: 'send',
      outcome: { open: ['ok'], closing: ['error-event', 'callback'], closed: ['callback'] },
      callback: 'last',
      source: { replay: 'event-stream/write' },
    },
    end: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'event-stream/end' },
    },
    destroy: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed', closing: 'closed' },
      closeHandler: 'later',
      source: { replay: 'event-stream/destroy' },
    },
  },
  // A client that goes closes the response at once; only the program's own `end` lies between.
  outside: { open: ['open', 'closed'] },
} as const satisfies SocketRow;

export const response = { socket: 'ServerResponse', states: ['open'] } as const satisfies TypeRef;
export const request = { instance: 'IncomingMessage' } as const satisfies TypeRef;
const exchange = [request, response] as const satisfies Parameters;

/** Event streams on Node's HTTP responses: a write after the client has gone is silent, one after `end` an `error` event. */
export const eventStream = {
  ...http,
  id: 'event-stream',
  // An answer that is written and ended at once is no socket.
  onlyWith: ['event-stream'],
  exports: {
    ...http.exports,
    ServerResponse: { class: 'ServerResponse' },
    RequestListener: { class: 'RequestListener' },
    createServer: { function: { ...http.exports.createServer.function, ...answered(exchange) } },
  },
  types: {
    ...http.types,
    HttpServer: {
      ...http.types.HttpServer,
      construct: answered(exchange),
      emits: { ...http.types.HttpServer.emits, request: exchange },
    },
    // The request is destroyed when the client goes, and its connection is gone too.
    IncomingMessage: {
      properties: { socket: { instance: 'Connection' }, connection: { instance: 'Connection' } },
      ends: { of: 'ServerResponse', events: ['close', 'aborted'], flags: ['aborted', 'destroyed', 'closed'] },
    },
    Connection: { ends: { of: 'ServerResponse', events: ['close'], flags: ['destroyed'] } },
    ServerResponse: { socket: serverResponse },
    RequestListener: { called: exchange },
  },
  declared: [
    ...http.declared,
    { name: 'ServerResponse', file: '@types/node/http.d.ts', type: 'ServerResponse' },
  ],
  // Handlers in files of their own import nothing.
  shown: [{ methods: ['writeHead', 'setHeader'], word: 'event-stream', handed: exchange, at: 1 }],
  deviations: [
    {
      runtime: 'node',
      versions: '>=24',
      cell: 'ServerResponse.properties.writableFinished.closing',
      instead: 'false',
      because: 'it is false right after end(), even if there is nothing to wait for',
    },
  ],
} as const satisfies Library;
