import { eventStream, request, response } from './event-stream.ts';
import { answered } from './http.ts';
import type { Library, Parameters } from './schema.ts';

const application = { instance: 'Application' } as const;
/** What a middleware is handed. */
export const given = [{ instance: 'Context' }, null] as const satisfies Parameters;
const middleware = { ...answered(given), returns: application } as const;

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
    Middleware: { class: 'Middleware' },
  },
  types: {
    Application: {
      statics: {
        Context: { class: 'Context' },
        ParameterizedContext: { class: 'Context' },
        Middleware: { class: 'Middleware' },
      },
      methods: { use: middleware, listen: { returns: { instance: 'HttpServer' } } },
    },
    Middleware: { called: given },
    Context: { properties: { req: request, res: response } },
  },
  declared: [],
  shown: eventStream.shown.map((row) => ({ ...row, through: 'res', handed: given, at: 0 })),
  uses: [eventStream],
} as const satisfies Library;
