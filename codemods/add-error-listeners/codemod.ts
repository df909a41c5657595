import { defineCodemod } from '@socket-safety/codemod-host';
import { requireErrorListener } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'add-error-listeners',
  description: 'Listen to the errors of each socket from the start on',
  rules: [requireErrorListener],
});
