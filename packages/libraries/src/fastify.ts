import { eventStream, request, response } from './event-stream.ts';
import type { FunctionRow, Library, Parameters, TypeRef } from './schema.ts';

const instance = { instance: 'FastifyInstance' } as const satisfies TypeRef;
const exchange = [{ instance: 'FastifyRequest' }, { instance: 'FastifyReply' }] as const satisfies Parameters;

const verb = {
  returns: instance,
  callbacks: [{ argument: -1, parameters: exchange, runs: 'later' }],
  handlers: [{ argument: 1, path: [], methods: { handler: exchange } }],
} as const satisfies FunctionRow;

const create = { returns: instance } as const satisfies FunctionRow;

/** Event streams on Fastify's raw response, `reply.raw`. */
export const fastify = {
  id: 'fastify',
  name: 'fastify',
  modules: ['fastify'],
  onlyWith: eventStream.onlyWith,
  globals: {},
  exports: {
    default: { function: create },
    fastify: { function: create },
    FastifyInstance: { class: 'FastifyInstance' },
    FastifyRequest: { class: 'FastifyRequest' },
    FastifyReply: { class: 'FastifyReply' },
    RouteHandlerMethod: { class: 'RouteHandler' },
    RouteHandler: { class: 'RouteHandler' },
    FastifyPluginAsync: { class: 'FastifyPlugin' },
    FastifyPluginCallback: { class: 'FastifyPlugin' },
    FastifyPlugin: { class: 'FastifyPlugin' },
  },
  types: {
    FastifyInstance: {
      methods: {
        all: verb,
        delete: verb,
        get: verb,
        head: verb,
        options: verb,
        patch: verb,
        post: verb,
        put: verb,
        route: { returns: instance, handlers: [{ argument: 0, path: [], methods: { handler: exchange } }] },
        register: { returns: instance, callbacks: [{ argument: 0, parameters: [instance], runs: 'later' }] },
      },
    },
    RouteHandler: { called: exchange },
    FastifyPlugin: { called: [instance, null] },
    FastifyRequest: { properties: { raw: request, socket: { instance: 'Connection' } } },
    FastifyReply: { properties: { raw: response } },
  },
  declared: [],
  // A plugin gets its server from elsewhere.
  shown: eventStream.shown.map((row) => ({ ...row, through: 'raw', handed: exchange })),
  uses: [eventStream],
} as const satisfies Library;
