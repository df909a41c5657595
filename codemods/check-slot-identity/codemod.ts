import { defineCodemod } from '@socket-safety/codemod-host';
import { noStaleCloseHandler } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'check-slot-identity',
  description: 'Let a close handler clear only what still holds the socket that closed',
  rules: [noStaleCloseHandler],
});
