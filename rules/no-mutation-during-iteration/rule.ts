import { copyIteration, defineRule } from '@socket-safety/repairs';
import { findingAboutWalk, isWellDefined } from '../walk-finding.ts';

/** The keys are the kinds of change that a loop can meet; a kind that is well defined has no message. */
const messages = {
  'removes-element':
    '`{{change}}` removes from `{{collection}}` while line {{line}} walks it, so an element is skipped.',
  'inserts-element':
    '`{{change}}` inserts into `{{collection}}` while line {{line}} walks it, so an element is visited twice.',
  'appends-always':
    '`{{change}}` grows `{{collection}}` in every round of the loop on line {{line}}, which never ends.',
  'adds-entry':
    '`{{change}}` adds a new entry to `{{collection}}` in every round of the loop on line {{line}}, which never ends.',
  'readds-current':
    '`{{change}}` puts the deleted entry back into `{{collection}}`, so the loop on line {{line}} comes to it again.',
  'deletes-other':
    '`{{change}}` deletes another entry of `{{collection}}`, which the loop on line {{line}} skips if it is still ahead.',
  'others-remove':
    '`{{change}}` (line {{changed}}) can run while this loop over `{{collection}}` waits, so an element is skipped.',
};

export default defineRule({
  id: 'no-mutation-during-iteration',
  kind: 'problem',
  description: 'Disallow changes of a collection that make the loop over it skip, repeat or never end',
  presets: { recommended: 'error', strict: 'error' },
  messages,
  repairs: [copyIteration],
  *check(facts) {
    for (const walk of facts.walks) {
      if (!isWellDefined(walk)) yield findingAboutWalk(walk, facts, walk.change.kind);
    }
  },
});
