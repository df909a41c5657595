import { defineCodemod } from '@socket-safety/codemod-host';
import { requireReconnectBackoff } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'back-off-reconnects',
  description:
    'Wait longer after each failure before a client connects again, and never as long as all others',
  rules: [requireReconnectBackoff],
});
