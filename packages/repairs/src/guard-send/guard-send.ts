import { isMendedInPlace } from '../ask-state/ask-state.ts';
import type { Repair } from '../repair.ts';
import { guardSite, WOULD_HIDE } from './guard-site.ts';
import { sendFromOpenEvent } from './open-event.ts';

/** Checks that the socket is open before a send; a socket that was just made sends from its open event. */
export const guardSend: Repair = {
  id: 'guard-send',
  codemod: 'guard-sends',
  title: 'Send only when the socket is open.',
  repair({ about }, context) {
    // Of the sends behind one condition the first is guarded; the others come up again.
    const send =
      about.kind === 'check' ? about.check.sends[0] : about.kind === 'send' ? about.send : undefined;
    if (send === undefined) return { refused: 'no send' };
    if (about.kind === 'check' && isMendedInPlace(about.check, context))
      return { refused: 'the condition itself only has to ask the right question' };
    if (send.isInTest) return { refused: WOULD_HIDE };
    const hazard = send.hazard ?? send.strictHazard;
    if (hazard === null) return { refused: 'nothing is wrong with this send' };
    switch (hazard.kind) {
      case 'before-open':
        return sendFromOpenEvent(send, hazard, context.source);
      case 'after-close':
        // A guard would make dead code.
        return { refused: 'the socket is closed on every path here; a person must decide' };
      default:
        return guardSite(send, hazard, context, { exits: 'any' });
    }
  },
};
