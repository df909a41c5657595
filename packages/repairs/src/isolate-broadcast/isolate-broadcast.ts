// One dead socket costs one delivery. Where the library can be asked, a check in each round; where a send can fail all the same, a
// `try` of its own, and what failed is taken out of the collection once the walk is over.
import type { Broadcast, Hazard, SendSite } from '@socket-safety/analysis';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { guardSite } from '../guard-send/guard-site.ts';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { isVisibleAt } from '../syntax/visibility.ts';
import { variablesNamed } from '../syntax/names.ts';
import { checkInRound } from './check-in-round.ts';
import { collectDead, type DeadSockets } from './dead-sockets.ts';
import { logLine } from './log-line.ts';
import { goOnAfterCatch } from './own-catch.ts';
import { findRound, type Round } from './round.ts';

/** Lets a broadcast go on when one of its sends fails. */
export const isolateBroadcast: Repair = {
  id: 'isolate-broadcast',
  codemod: 'isolate-broadcasts',
  title: 'Let the broadcast go on when this send fails.',
  repair({ about }, context) {
    const send = about.kind === 'send' ? about.send : null;
    const hazard = send?.hazard ?? null;
    if (send === null || hazard?.broadcast === undefined) return { refused: 'no broadcast' };
    if (isGuardEnough(send, hazard.broadcast)) {
      const guarded = guardSite(send, hazard, context, { exits: 'any' });
      if (!isRefusal(guarded)) return guarded;
    }
    return isolate(send, hazard, hazard.broadcast, context);
  },
};

/** A send of the library itself does not throw while the socket is open. */
function isGuardEnough({ wrapper, socket: { row } }: SendSite, { outcome }: Broadcast): boolean {
  return !wrapper && outcome === 'throws' && row.check !== null;
}

function isolate(
  send: SendSite,
  hazard: Hazard,
  broadcast: Broadcast,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const gone = goOnAfterCatch(broadcast, context);
  if (gone !== null) return gone;
  const round = findRound(send, broadcast, source);
  if (isRefusal(round)) return round;
  const check = checkInRound(send, hazard, broadcast, round, context);
  const dead = collectDead(send, broadcast, source);
  const frame = frameOf(round, check, dead, context);
  const isolated =
    round.kind === 'arrow'
      ? frameArrow(round.arrow, round.arrow.body, frame, source)
      : frameStatements({ first: round.first, last: round.last, kept: null }, frame, source);
  if (isRefusal(isolated)) return isolated;
  return [...isolated, ...dead.edits];
}

function frameOf(round: Round, check: string | null, dead: DeadSockets, { source }: RepairContext): Frame {
  const { semicolon } = styleOf(source);
  const place = round.kind === 'arrow' ? round.arrow.body : round.first;
  const isTaken = variablesNamed('error', source).some((one) => isVisibleAt(one, place, source));
  const error = isTaken ? 'sendError' : 'error';
  const caught = [
    `\t${logLine(place, error, source)}${semicolon}`,
    ...(dead.collect === null ? [] : [`\t${dead.collect}${semicolon}`]),
    ...(round.answers ? [`\treturn false${semicolon}`] : []),
  ];
  const lines = ['try {'];
  const after = [`} catch (${error}) {`, ...caught, '}'];
  if (check === null) return { before: lines, depth: 1, after };
  return {
    before: [`if (${check}) {`, ...lines.map((line) => `\t${line}`)],
    depth: 2,
    after: [...after.map((line) => `\t${line}`), '}', ...(round.answers ? [`return false${semicolon}`] : [])],
  };
}
