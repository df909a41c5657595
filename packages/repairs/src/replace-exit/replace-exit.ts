import type { Repair } from '../repair.ts';

/** Lets a program outlive one of its sockets. */
export const replaceExit: Repair = {
  id: 'replace-exit',
  codemod: 'replace-exits',
  title: 'Let the program go on.',
  repair: () => ({ refused: 'nothing would go on' }),
};
