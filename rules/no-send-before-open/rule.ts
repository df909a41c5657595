import { defineRule, guardSend } from '@socket-safety/repairs';
import { eachSend, findingAbout } from '../send-finding.ts';
import { findReason, lineOf } from '../place-words.ts';

export default defineRule({
  id: 'no-send-before-open',
  kind: 'problem',
  description: 'Disallow sends on a socket that is still connecting',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    surely: '`{{call}}` runs before the socket made on line {{line}} is open: {{then}}.',
    surelyConnecting: '`{{call}}` runs while the socket is still connecting: {{then}}.',
  },
  repairs: [guardSend],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'before-open')) {
      const born = findReason(hazardous.hazard, 'born');
      if (born === null) yield findingAbout(hazardous, facts, 'surelyConnecting');
      else yield findingAbout(hazardous, facts, 'surely', { line: lineOf(born.node) });
    }
  },
});
