import { defineCodemod } from '@socket-safety/codemod-host';
import {
  noFragileBroadcast,
  noIneffectiveOpenCheck,
  noSendAfterClose,
  noSendBeforeOpen,
  noStaleOpenCheck,
  noUnguardedSend,
} from 'eslint-plugin-socket-safety/rules';

export default defineCodemod({
  id: 'guard-sends',
  description: 'Check that the socket is open around each send that may not find it so',
  rules: [
    noSendBeforeOpen,
    noSendAfterClose,
    noIneffectiveOpenCheck,
    noStaleOpenCheck,
    noFragileBroadcast,
    noUnguardedSend,
  ],
});
