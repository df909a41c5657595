import { answered } from './http.ts';
import { given, koa } from './koa.ts';
import type { FunctionRow, Library } from './schema.ts';

const route = { ...answered(given), returns: { instance: 'Router' } } as const satisfies FunctionRow;

/** Routers of Koa, of which several packages are the same. */
export const koaRouter = {
  id: 'koa-router',
  name: 'koa-router',
  modules: ['@koa/router', 'koa-router'],
  onlyWith: koa.onlyWith,
  globals: {},
  exports: {
    default: { class: 'Router' },
    Router: { class: 'Router' },
    RouterContext: { class: 'Context' },
  },
  types: {
    Router: {
      statics: { RouterContext: { class: 'Context' } },
      methods: {
        all: route,
        del: route,
        delete: route,
        get: route,
        head: route,
        options: route,
        patch: route,
        post: route,
        put: route,
        use: route,
      },
    },
    Context: koa.types.Context,
  },
  declared: [],
  uses: koa.uses,
} as const satisfies Library;
