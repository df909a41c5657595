// The check in front of a send that can fail all the same.
import type { Broadcast, Hazard, SendSite } from '@socket-safety/analysis';
import { readSocket } from '../guard-send/receiver.ts';
import { checkAt } from '../guard-send/site-check.ts';
import type { RepairContext } from '../repair.ts';
import { findFunctionAround } from '../syntax/tree.ts';
import type { Round } from './round.ts';

/** Prints the check of the round's socket; null where it cannot be asked, or another function sends. */
export function checkInRound(
  send: SendSite,
  hazard: Hazard,
  { call }: Broadcast,
  round: Round,
  context: RepairContext,
): string | null {
  if (call !== send.node || send.socket.row.check === null) return null;
  const reference = readSocket(send, context.source);
  if (reference === null) return null;
  const from = round.kind === 'arrow' ? round.arrow.body : round.first;
  // In front of `Promise.all(members.map(…))` no member has a name.
  if (findFunctionAround(call) !== findFunctionAround(from)) return null;
  return checkAt(send, hazard, reference, { from, leaves: false }, context).holds;
}
