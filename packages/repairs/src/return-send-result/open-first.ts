// The check that stands before a send which no check guards: a function can only tell what it has asked.
import { isWithin, OPEN, type Hazard, type SendingCall, type SendSite } from '@socket-safety/analysis';
import { readSocket, plainCall } from '../guard-send/receiver.ts';
import { checkAt } from '../guard-send/site-check.ts';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import type { Node } from '@socket-safety/analysis';

/** Lines before a send, and what the call then reads like. */
export interface OpenFirst {
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

/** Asks for the state where nothing on the way has. `leave` is how the function is left otherwise. */
export function askFirst(
  { site }: SendingCall,
  from: Node,
  leave: readonly string[],
  context: RepairContext,
): OpenFirst | Refusal {
  if (site === null) return { refused: 'nothing is known of the socket here' };
  if (isWithin(site.strictStates, OPEN)) return { lines: [], edits: [] };
  if (site.socket.row.check === null) return { refused: 'its library has no state to ask for' };
  const reference = readSocket(site, context.source);
  if (reference === null) return { refused: 'the socket cannot be named a second time' };
  const { fails } = checkAt(site, hazardOf(site), reference, { from, leaves: true }, context);
  return {
    lines: [`if (${fails}) {`, ...leave.map((line) => `\t${line}`), '}'],
    edits: plainCall(site, reference, context.source),
  };
}

function hazardOf({ hazard, strictHazard, strictStates }: SendSite): Hazard {
  return hazard ?? strictHazard ?? { kind: 'unguarded', states: strictStates, outcomes: [], because: [] };
}
