import { defineRule, guardErrorHandler } from '@socket-safety/repairs';
import { eachSend, findingAbout } from '../send-finding.ts';
import { isSure } from '../outcome-words.ts';
import { findReason, printErrorPath } from '../place-words.ts';

export default defineRule({
  id: 'no-send-in-error-handler',
  kind: 'problem',
  description:
    'Disallow unchecked sends in catch clauses, finally blocks, rejection callbacks and error handlers',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    surely: '`{{call}}` in {{path}} finds the socket {{states}}: {{then}}.',
    maybe: '`{{call}}` in {{path}} may find the socket {{states}}: {{then}}.',
  },
  repairs: [guardErrorHandler],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'error-handler')) {
      const handler = findReason(hazardous.hazard, 'handler');
      const path = handler === null ? 'an error path' : printErrorPath(handler.node);
      yield findingAbout(hazardous, facts, isSure(hazardous.hazard) ? 'surely' : 'maybe', { path });
    }
  },
});
