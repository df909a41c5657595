import { eventStream, request, response } from './event-stream.ts';
import { answered } from './http.ts';
import type { Library } from './schema.ts';

const application = { instance: 'Application' } as const;
const middleware = { ...answered([{ instance: 'Context' }, null]), returns: application } as const;

/** Event streams on Koa's raw response, `ctx.res`. */
export const koa = {
  id: 'koa',
  name: 'koa',
  modules: ['koa'],
  onlyWith: eventStream.onlyWith,
  globals: {},
  exports: {
    default: { class: 'Application' },
    Context: { class: 'Context' },
    ParameterizedContext: { class: 'Context' },
  },
  types: {
    Application: {
      statics: { Context: { class: 'Context' }, ParameterizedContext: { class: 'Context' } },
      methods: { use: middleware, listen: { returns: { instance: 'HttpServer' } } },
    },
    Context: { properties: { req: request, res: response } },
  },
  declared: [],
  uses: [eventStream],
} as const satisfies Library;
