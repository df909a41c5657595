import { defineCodemod } from '@socket-safety/codemod-host';
import { requireSendResult } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'return-send-results',
  description: 'Let functions whose job is sending return whether they could',
  rules: [requireSendResult],
  asks: { rejections: 'hide' },
});
