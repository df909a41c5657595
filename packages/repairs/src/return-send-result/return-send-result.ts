// Lets a function whose job is sending tell its callers whether it could.
import type { Repair } from '../repair.ts';
import { answerWith } from './answering-function.ts';
import { findOutsider } from './outsiders.ts';

/** Makes a sending function return `true`, `false`, or how many it reached; here only where no other file is concerned. */
export const returnSendResult: Repair = {
  id: 'return-send-result',
  codemod: 'return-send-results',
  title: 'Return whether the message was sent.',
  repair({ about }, context) {
    if (about.kind !== 'sender') return { refused: 'this is no function that sends' };
    const outsider = findOutsider(about.sender, context);
    return outsider ?? answerWith(about.sender, context);
  },
};
