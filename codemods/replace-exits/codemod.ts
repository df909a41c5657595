import { defineCodemod } from '@socket-safety/codemod-host';
import { noExitOnSocketError } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'replace-exits',
  description: 'Let a program outlive the end of one socket, and connect again where it was the client',
  rules: [noExitOnSocketError],
});
