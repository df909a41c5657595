import type { Finding } from '@socket-safety/analysis';
import { checkSlotIdentity, defineRule } from '@socket-safety/repairs';
import { lineOf, printExpression } from '../place-words.ts';

export default defineRule({
  id: 'no-stale-close-handler',
  kind: 'problem',
  description: 'Disallow close handlers that clear what a newer connection may have taken over',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    slot: '`{{cleared}}` may hold a newer socket (line {{line}}) when `{{socket}}` closes: check that it is the same.',
    own: '`{{cleared}}` may hold a newer socket (line {{line}}) when an older one closes: check which of them it was.',
    entry:
      'The entry in `{{cleared}}` may be of a newer socket (line {{line}}) when `{{socket}}` closes: check that it is the same.',
  },
  repairs: [checkSlotIdentity],
  *check({ clearings, source }): Generator<Finding> {
    for (const clearing of clearings()) {
      const { node, cleared, socket, replaced } = clearing;
      const name = printExpression(cleared.kind === 'slot' ? cleared.slot : cleared.collection, source.text);
      yield {
        message: name === socket.text ? 'own' : cleared.kind,
        data: {
          cleared: name,
          socket: socket.text,
          line: lineOf(replaced),
        },
        node,
        because: [],
        about: { kind: 'clearing', clearing },
      };
    }
  },
});
