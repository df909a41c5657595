import type { Facts, Finding, Reason } from '@socket-safety/analysis';
import { defineRule, guardSend } from '@socket-safety/repairs';
import { eachSend, findingAbout, type HazardousSend } from '../send-finding.ts';
import { lineOf, printCall } from '../place-words.ts';

export default defineRule({
  id: 'no-send-after-close',
  kind: 'problem',
  description: 'Disallow sends on a socket that is closing or closed on every path',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    surely: '`{{call}}` runs after `{{closer}}` on line {{line}}, so the socket is {{states}}: {{then}}.',
    surelyInCloseHandler: '`{{call}}` runs in the close handler of its own socket (line {{line}}): {{then}}.',
    surelyNotOpen: '`{{call}}` runs where the check on line {{line}} found the socket not open: {{then}}.',
    surelyClosed: '`{{call}}` runs where the socket can only be {{states}}: {{then}}.',
  },
  repairs: [guardSend],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'after-close')) yield explain(hazardous, facts);
  },
});

/** The deciding reason chooses the words. */
function explain(hazardous: HazardousSend, facts: Facts): Finding {
  const reason: Reason | undefined = hazardous.hazard.because[0];
  const line = reason === undefined ? '' : lineOf(reason.node);
  switch (reason?.kind) {
    case 'closed-by':
      return findingAbout(hazardous, facts, 'surely', {
        line,
        closer: printCall(reason.node, facts.source.text),
      });
    case 'close-event':
      return findingAbout(hazardous, facts, 'surelyInCloseHandler', { line });
    case 'check-failed':
      return findingAbout(hazardous, facts, 'surelyNotOpen', { line });
    default:
      return findingAbout(hazardous, facts, 'surelyClosed');
  }
}
