import { defineCodemod } from '@socket-safety/codemod-host';
import { noFragileBroadcast } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'isolate-broadcasts',
  description: 'Let a broadcast go on when one of its sends fails, and take out who could not be reached',
  rules: [noFragileBroadcast],
});
