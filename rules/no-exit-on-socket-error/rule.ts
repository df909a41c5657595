import type { Finding } from '@socket-safety/analysis';
import { defineRule, replaceExit } from '@socket-safety/repairs';
import { lineOf, printCall } from '../place-words.ts';

export default defineRule({
  id: 'no-exit-on-socket-error',
  kind: 'problem',
  description: 'Disallow ending the whole program because one socket failed or closed',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    close: '`{{call}}` ends the whole program when `{{socket}}` closes (line {{line}}).',
    error: '`{{call}}` ends the whole program when `{{socket}}` fails (line {{line}}).',
  },
  repairs: [replaceExit],
  *check({ exits, source }): Generator<Finding> {
    for (const exit of exits()) {
      const { node, socket, event, registration } = exit;
      yield {
        message: event,
        data: { call: printCall(node, source.text), socket: socket.text, line: lineOf(registration) },
        node,
        because: [],
        about: { kind: 'exit', exit },
      };
    }
  },
});
