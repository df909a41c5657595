import { defineRule } from '@socket-safety/repairs';
import { eachSend, findingAbout } from '../send-finding.ts';

export default defineRule({
  id: 'no-template',
  kind: 'problem',
  description: 'Disallow sends that no open check guards',
  presets: { recommended: 'off', strict: 'error' },
  messages: {
    maybe: '`{{call}}` has no open check and the socket may be {{states}}: {{then}}.',
  },
  repairs: [],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'unguarded')) yield findingAbout(hazardous, facts, 'maybe');
  },
});
