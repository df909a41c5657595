import { copyIteration, defineRule } from '@socket-safety/repairs';
import { findingAboutWalk, isWellDefined } from '../walk-finding.ts';

export default defineRule({
  id: 'prefer-copy-iteration',
  kind: 'suggestion',
  description: 'Prefer walking a copy where a loop deletes from the collection of sockets that it walks',
  presets: { recommended: 'warn', strict: 'error' },
  messages: {
    atOnce:
      '`{{change}}` deletes from `{{collection}}` inside its loop: well defined, but a copy keeps the round fixed.',
    suspended:
      '`{{change}}` deletes from `{{collection}}` inside its loop: well defined; a copy keeps the round fixed (check again after `await`).',
  },
  repairs: [copyIteration],
  *check(facts) {
    for (const walk of facts.walks) {
      if (!isWellDefined(walk) || walk.collection.ofSockets === null) continue;
      yield findingAboutWalk(walk, facts, walk.suspended ? 'suspended' : 'atOnce');
    }
  },
});
