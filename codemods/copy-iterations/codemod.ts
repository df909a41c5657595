import { defineCodemod } from '@socket-safety/codemod-host';
import { noMutationDuringIteration, preferCopyIteration } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'copy-iterations',
  description: 'Walk a snapshot of a collection that changes while it is walked',
  rules: [noMutationDuringIteration, preferCopyIteration],
});
