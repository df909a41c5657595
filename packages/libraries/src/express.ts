import { eventStream, request, response } from './event-stream.ts';
import { answered } from './http.ts';
import type { FunctionRow, Library, Parameters, TypeRef } from './schema.ts';

const exchange = [request, response, null] as const satisfies Parameters;
const route = { returns: { instance: 'Route' } } as const satisfies FunctionRow;
const own = (instance: string) =>
  ({ ...answered(exchange), returns: { instance } as TypeRef }) satisfies FunctionRow;

/** Methods that take request handlers, of an application, a router or a route. */
const verbs = (instance: string) =>
  ({
    all: own(instance),
    delete: own(instance),
    get: own(instance),
    head: own(instance),
    options: own(instance),
    patch: own(instance),
    post: own(instance),
    put: own(instance),
  }) satisfies Record<string, FunctionRow>;

/** Event streams on the responses of Express. */
export const express = {
  id: 'express',
  name: 'express',
  modules: ['express'],
  onlyWith: eventStream.onlyWith,
  globals: {},
  exports: {
    default: {
      function: { returns: { instance: 'Application' } },
      members: { Router: { function: { returns: { instance: 'Router' } } } },
    },
    Router: { function: { returns: { instance: 'Router' } } },
    Application: { class: 'Application' },
    Express: { class: 'Application' },
    Request: { class: 'IncomingMessage' },
    Response: { class: 'ServerResponse' },
    RequestHandler: { class: 'RequestHandler' },
    Handler: { class: 'RequestHandler' },
    ErrorRequestHandler: { class: 'ErrorRequestHandler' },
  },
  types: {
    Application: {
      methods: {
        ...verbs('Application'),
        use: own('Application'),
        route,
        listen: { returns: { instance: 'HttpServer' } },
      },
    },
    Router: { methods: { ...verbs('Router'), use: own('Router'), route } },
    Route: { methods: verbs('Route') },
    RequestHandler: { called: exchange },
    ErrorRequestHandler: { called: [null, ...exchange] },
  },
  declared: [],
  uses: [eventStream],
} as const satisfies Library;
