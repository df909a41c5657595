import { defineCodemod } from '@socket-safety/codemod-host';
import { requireCloseCleanup } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'remove-on-close',
  description: 'End what is made for a socket when that socket closes',
  rules: [requireCloseCleanup],
});
