import type { Facts, Finding, SwallowSite } from '@socket-safety/analysis';
import { defineRule } from '@socket-safety/repairs';
import { findingAbout } from '../send-finding.ts';

export default defineRule({
  id: 'no-swallowed-send-error',
  kind: 'problem',
  description: 'Disallow empty catch clauses and idle callbacks as the only answer to a failing send',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    catch: '`{{call}}` may find the socket {{states}}: {{then}}, and this empty clause hides it.',
    rejection: '`{{call}}` may find the socket {{states}}: {{then}}, and this callback ignores it.',
    callback: '`{{call}}` may find the socket {{states}}: {{then}}, and this one ignores it.',
  },
  repairs: [],
  *check(facts) {
    for (const swallow of facts.swallows) yield explain(swallow, facts);
  },
});

function explain({ node, kind, send, states, outcome }: SwallowSite, facts: Facts): Finding {
  const hazard = { kind: 'unguarded', states, outcomes: [outcome], because: [] } as const;
  return { ...findingAbout({ send, hazard }, facts, kind), node };
}
