import { defineCodemod } from '@socket-safety/codemod-host';
import { requireHeartbeat } from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'add-heartbeats',
  description: 'Notice links whose other end has vanished, and end them',
  rules: [requireHeartbeat],
});
