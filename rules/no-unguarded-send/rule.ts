import type { Facts } from '@socket-safety/analysis';
import { defineRule, guardSend } from '@socket-safety/repairs';
import { eachSend, findingAbout, type HazardousSend } from '../send-finding.ts';
import { isSure } from '../outcome-words.ts';
import { lineOf, printCall, printErrorPath, printSuspension } from '../place-words.ts';

export default defineRule({
  id: 'no-unguarded-send',
  kind: 'problem',
  description: 'Disallow sends that no open check guards',
  presets: {
    recommended: ['error', { contracts: 'trust' }],
    strict: ['error', { contracts: 'distrust' }],
  },
  messages: {
    surely: '`{{call}}` has no open check{{cause}} and finds the socket {{states}}: {{then}}.',
    maybe: '`{{call}}` has no open check{{cause}} and may find the socket {{states}}: {{then}}.',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        contracts: {
          enum: ['trust', 'distrust'],
          description: 'Whether a socket counts as open where its connection or message handler starts.',
        },
      },
    },
    defaults: { contracts: 'trust' },
  },
  repairs: [guardSend],
  *check(facts, options) {
    for (const hazardous of options['contracts'] === 'distrust'
      ? eachUnchecked(facts)
      : eachSend(facts, 'unguarded')) {
      const cause = causeOf(hazardous, facts.source.text);
      yield findingAbout(hazardous, facts, isSure(hazardous.hazard) ? 'surely' : 'maybe', { cause });
    }
  },
});

/** Sends that are fine only by the contract of a handler come on top; other hazards belong to other rules. */
function* eachUnchecked(facts: Facts): Generator<HazardousSend> {
  for (const send of facts.sends) {
    const hazard = send.hazard === null ? send.strictHazard : send.hazard;
    if (hazard !== null && (send.hazard === null || hazard.kind === 'unguarded')) yield { send, hazard };
  }
}

/** Fills the gap of `has no open check… and may find the socket`. */
function causeOf({ send, hazard }: HazardousSend, text: string): string {
  const [reason] = hazard.because;
  switch (reason?.kind) {
    case 'closed-by':
      // A message may still come after an earlier one has closed the socket.
      if (reason.node.range[0] > send.node.range[0])
        return ` once \`${printCall(reason.node, text)}\` on line ${lineOf(reason.node)} has run`;
      return ` after \`${printCall(reason.node, text)}\` on line ${lineOf(reason.node)}`;
    case 'suspended':
      return ` ${printSuspension(reason.node)}`;
    case 'reassigned':
      return ` since line ${lineOf(reason.node)} put another socket there`;
    case 'handler':
      return ` in ${printErrorPath(reason.node)}`;
    default:
      return '';
  }
}
