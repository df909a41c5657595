import type { Hazard, SendSite } from '@socket-safety/analysis';
import { guardSite } from '../guard-send/guard-site.ts';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { outerOf } from '../syntax/tree.ts';
import { keepCleanUp } from './clean-up.ts';
import { findHandlerPlace, statementAround, type HandlerPlace } from './handler-place.ts';
import { logFirst } from './log-first.ts';
import { logInstead } from './lost-send.ts';

/** Makes an error handler log first, send only to an open socket, and clean up whatever becomes of the send. */
export const guardErrorHandler: Repair = {
  id: 'guard-error-handler',
  codemod: 'guard-error-handlers',
  title: 'Log first, send only when the socket is open, and always clean up.',
  repair({ about }, context) {
    if (about.kind !== 'send') return { refused: 'no send' };
    const { send } = about;
    const hazard = send.hazard ?? send.strictHazard;
    const handler = hazard?.because.find(({ kind }) => kind === 'handler');
    if (hazard === null || handler === undefined) return { refused: 'nothing is wrong with this send' };
    const place = findHandlerPlace(send.node, handler.node);
    if (place === null) return guardSite(send, hazard, context, { exits: 'loops' });
    return mendHandler(send, hazard, place, context);
  },
};

function mendHandler(
  send: SendSite,
  hazard: Hazard,
  place: HandlerPlace,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const instead = logInstead(send, hazard, place, context);
  if (instead !== null) return instead;
  const statement = place.block === null ? null : statementAround(send.node, place.block);
  const log = logFirst(place, statement ?? send.node, context);
  const guard = guardSite(send, hazard, context, { exits: 'loops', lead: log.lead });
  if (isRefusal(guard)) return guard;
  if (statement === null || place.block === null || !canFail(send)) return [...log.edits, ...guard];
  const { body } = place.block;
  const cleanUp = body.slice(body.indexOf(statement) + 1).filter((one) => one !== log.moved?.statement);
  const moved = log.moved?.range ?? null;
  return [...log.edits, ...keepCleanUp({ statement, cleanUp, moved }, guard, context.source)];
}

/** A guarded send of the library cannot fail any more; a wrapper that is waited for still rejects when the link breaks. */
function canFail({ wrapper, node }: SendSite): boolean {
  return wrapper && outerOf(node)?.type === 'AwaitExpression';
}
