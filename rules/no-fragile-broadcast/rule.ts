import type { Broadcast, Facts, Finding } from '@socket-safety/analysis';
import { defineRule, guardSend, isolateBroadcast } from '@socket-safety/repairs';
import { eachSend, findingAbout, type HazardousSend } from '../send-finding.ts';
import { isSure } from '../outcome-words.ts';
import { lineOf } from '../place-words.ts';

export default defineRule({
  id: 'no-fragile-broadcast',
  kind: 'problem',
  description: 'Disallow broadcasts that one failing send ends for everyone behind',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    surely: '`{{call}}` finds the socket {{states}}: {{then}} and ends {{walk}} for those behind.',
    maybe: '`{{call}}` may find the socket {{states}}: {{then}} and ends {{walk}} for those behind.',
  },
  repairs: [isolateBroadcast, guardSend],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'fragile-broadcast')) {
      const { broadcast } = hazardous.hazard;
      if (broadcast !== undefined) yield explain(hazardous, broadcast, facts);
    }
  },
});

/** Of all that may become of the send, only what ends the walk is told. */
function explain({ send, hazard }: HazardousSend, { loop, outcome }: Broadcast, facts: Facts): Finding {
  const ending = { send, hazard: { ...hazard, outcomes: [outcome] } };
  return findingAbout(ending, facts, isSure(hazard) ? 'surely' : 'maybe', { walk: printWalk(loop) });
}

/** Names what ends: `the loop on line 4`, `` the `forEach` on line 4 ``. */
function printWalk(loop: Broadcast['loop']): string {
  const callee = loop.type === 'CallExpression' ? loop.callee : null;
  const method =
    callee?.type === 'MemberExpression' && callee.property.type === 'Identifier'
      ? callee.property.name
      : null;
  return `the ${method === null ? 'loop' : `\`${method}\``} on line ${lineOf(loop)}`;
}
