// The check that stands before a send which no check guards: a function can only tell what it has asked.
import {
  canBe,
  isWithin,
  OPEN,
  type Hazard,
  type Node,
  type SendingCall,
  type SendSite,
} from '@socket-safety/analysis';
import { readSocket, plainCall } from '../guard-send/receiver.ts';
import { checkAt } from '../guard-send/site-check.ts';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { findAround, isInside } from '../syntax/tree.ts';

/** Lines before a send, and what the call then reads like. */
export interface OpenFirst {
  readonly lines: readonly string[];
  /** The check itself; null where there are no lines. */
  readonly holds: string | null;
  readonly edits: readonly Edit[];
}

/** Asks for the state where nothing on the way has. `leave` is how the function is left otherwise. */
export function askFirst(
  { site, node }: SendingCall,
  from: Node,
  leave: readonly string[],
  context: RepairContext,
): OpenFirst | Refusal {
  if (site === null) return { refused: 'nothing is known of the socket here' };
  // Where no way in is in sight there is no state either.
  if (canBe(site.strictStates, 'open') && isWithin(site.strictStates, OPEN))
    return { lines: [], holds: null, edits: [] };
  if (site.socket.row.check === null) return { refused: 'its library has no state to ask for' };
  const reference = readSocket(site, context.source);
  if (reference === null) return { refused: 'the socket cannot be named a second time' };
  const { holds, fails } = checkAt(site, hazardOf(site), reference, { from, leaves: true }, context);
  return {
    lines: [`if (${fails}) {`, ...(failing(node, site, context) ?? leave).map((line) => `\t${line}`), '}'],
    holds,
    edits: plainCall(site, reference, context.source),
  };
}

/** Where a `catch` of the function cleans up after a failure, a socket that is not open is one. */
function failing(call: Node, { socket }: SendSite, { source }: RepairContext): readonly string[] | null {
  const tried = findAround(call, ({ type }) => type === 'TryStatement' || /Function/.test(type));
  if (tried?.type !== 'TryStatement' || tried.handler === null || !isInside(call, tried.block)) return null;
  if (tried.handler.body.body.length === 0) return null;
  const { quote, semicolon } = styleOf(source);
  return [`throw new Error(${quote}${socket.row.noun} is not open${quote})${semicolon}`];
}

function hazardOf({ hazard, strictHazard, strictStates }: SendSite): Hazard {
  return hazard ?? strictHazard ?? { kind: 'unguarded', states: strictStates, outcomes: [], because: [] };
}
