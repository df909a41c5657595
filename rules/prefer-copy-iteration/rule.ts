import { copyIteration, defineRule } from '@socket-safety/repairs';
import { findingAboutWalk, isWellDefined } from '../walk-finding.ts';

export default defineRule({
  id: 'prefer-copy-iteration',
  kind: 'suggestion',
  description: 'Prefer walking a copy where a loop deletes from the collection of sockets that it walks',
  presets: { recommended: 'warn', strict: ['error', { deletions: 'all' }] },
  messages: {
    atOnce:
      '`{{change}}` deletes from `{{collection}}` inside its loop: well defined, but a copy keeps the round fixed.',
    suspended:
      '`{{change}}` deletes from `{{collection}}` inside its loop: well defined; a copy keeps the round fixed (check again after `await`).',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        deletions: {
          enum: ['hidden', 'all'],
          description:
            'What is reported: a deletion that stands in a function which the loop calls, or in a loop that waits; or also one in plain sight.',
        },
      },
    },
    defaults: { deletions: 'hidden' },
  },
  repairs: [copyIteration],
  *check(facts, options) {
    for (const walk of facts.walks) {
      if (!isWellDefined(walk) || walk.collection.ofSockets === null) continue;
      if (walk.change.isInSight && !walk.suspended && options['deletions'] !== 'all') continue;
      yield findingAboutWalk(walk, facts, walk.suspended ? 'suspended' : 'atOnce');
    }
  },
});
