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
    '`{{change}}` adds to `{{collection}}` while line {{line}} walks it, so the loop visits the new entry too.',
  'readds-current':
    '`{{change}}` adds the deleted entry to `{{collection}}` again, so the loop on line {{line}} never ends.',
  'deletes-current':
    '`{{change}}` deletes from `{{collection}}` while line {{line}} walks it, which leaves a hole.',
  'deletes-other':
    '`{{change}}` deletes another entry of `{{collection}}` while line {{line}} walks it; if it is still ahead it is skipped.',
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
