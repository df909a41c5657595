import type { Facts, Finding, Node } from '@socket-safety/analysis';
import { defineRule, guardSend } from '@socket-safety/repairs';
import { eachSend, findingAbout, type HazardousSend } from '../send-finding.ts';
import { findReason, lineOf, printInterval } from '../place-words.ts';

export default defineRule({
  id: 'no-stale-open-check',
  kind: 'problem',
  description: 'Disallow sends that rely on an open check from before a suspension or reassignment',
  presets: { recommended: 'error', strict: 'error' },
  messages: {
    maybe: '`{{call}}` trusts {{check}}, but the socket may close {{interval}}: {{then}}.',
    maybeReassigned: '`{{call}}` trusts {{check}}, but line {{line}} put another socket there: {{then}}.',
    maybeOutdated: '`{{call}}` trusts {{check}}, but the socket may be {{states}} by now: {{then}}.',
  },
  repairs: [guardSend],
  *check(facts) {
    for (const hazardous of eachSend(facts, 'stale-check')) yield explain(hazardous, facts);
  },
});

/** An awaited open event is as good as a check. */
function printCheck(node: Node): string {
  return node.type === 'AwaitExpression'
    ? `the open socket that line ${lineOf(node)} waited for`
    : `the check on line ${lineOf(node)}`;
}

function explain(hazardous: HazardousSend, facts: Facts): Finding {
  const checked = findReason(hazardous.hazard, 'checked');
  const check = checked === null ? 'an earlier check' : printCheck(checked.node);
  const cause = findReason(hazardous.hazard, 'suspended', 'reassigned');
  if (cause === null) return findingAbout(hazardous, facts, 'maybeOutdated', { check });
  if (cause.kind === 'reassigned') {
    return findingAbout(hazardous, facts, 'maybeReassigned', { check, line: lineOf(cause.node) });
  }
  return findingAbout(hazardous, facts, 'maybe', { check, interval: printInterval(cause.node) });
}
