import { eventStream, request, response } from './event-stream.ts';
import type { Library } from './schema.ts';

/** Event streams on the responses of Next's pages API. */
export const next = {
  id: 'next',
  name: 'next',
  modules: ['next'],
  onlyWith: eventStream.onlyWith,
  globals: {},
  exports: {
    NextApiRequest: { class: 'IncomingMessage' },
    NextApiResponse: { class: 'ServerResponse' },
    NextApiHandler: { class: 'NextApiHandler' },
  },
  types: { NextApiHandler: { called: [request, response] } },
  declared: [],
  uses: [eventStream],
} as const satisfies Library;
