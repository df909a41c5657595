import { defineCodemod } from '@socket-safety/codemod-host';
import { noUnguardedSend } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'apply-template',
  description: 'Check that the socket is open around each send that may not find it so',
  rules: [noUnguardedSend],
});
