import type { Finding, ReconnectSite } from '@socket-safety/analysis';
import { backOffReconnect, defineRule } from '@socket-safety/repairs';
import { lineOf, printCall, printExpression } from '../place-words.ts';

export default defineRule({
  id: 'require-reconnect-backoff',
  kind: 'problem',
  description: 'Require that a client waits longer after each failure before it connects again',
  presets: { recommended: 'error', strict: ['error', { delays: 'constant' }] },
  messages: {
    atOnce:
      '`{{call}}` connects again at once when `{{socket}}` {{ends}} (line {{line}}), as often as that happens.',
    constant:
      '`{{call}}` connects again after {{ms}} ms each time `{{socket}}` {{ends}} (line {{line}}), however often.',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        delays: {
          enum: ['at-once', 'constant'],
          description:
            'What is reported: connecting again at once, or also after a delay that never grows, and where a count limits it.',
        },
      },
    },
    defaults: { delays: 'at-once' },
  },
  repairs: [backOffReconnect],
  *check({ reconnects, source }, options): Generator<Finding> {
    for (const reconnect of reconnects()) {
      const message = messageFor(reconnect, options['delays'] === 'constant');
      if (message === null) continue;
      const { node, socket, event, registration, delay } = reconnect;
      const isCall = node.type === 'CallExpression';
      yield {
        message,
        data: {
          call: isCall ? printCall(node, source.text) : printExpression(node, source.text),
          socket: socket.text,
          ends: event === 'close' ? 'closes' : 'fails',
          line: lineOf(registration),
          ms: delay.kind === 'constant' ? String(delay.ms) : '0',
        },
        node,
        because: [],
        about: { kind: 'reconnect', reconnect },
      };
    }
  },
});

/** Where a count or a flag stops it after a while, that alone is no storm. */
function messageFor(
  { delay: { kind }, isBounded }: ReconnectSite,
  isStrict: boolean,
): 'atOnce' | 'constant' | null {
  if (kind === 'constant') return isStrict ? 'constant' : null;
  if (kind !== 'none' && kind !== 'zero') return null;
  return isBounded && !isStrict ? null : 'atOnce';
}
