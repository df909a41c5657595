import { defineCodemod } from '@socket-safety/codemod-host';
import { noSendInErrorHandler } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'guard-error-handlers',
  description: 'Log first, then send only while the socket is open, where code handles an error',
  rules: [noSendInErrorHandler],
});
