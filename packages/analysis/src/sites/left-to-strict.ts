// What `recommended` says nothing of, although the state of the socket is not known: each reason has a file of its own.
import type { TSESTree } from '@typescript-eslint/types';
import type { Outcome, SocketRow } from '@socket-safety/libraries';
import type { Hazard } from '../facts.ts';
import type { FunctionId, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isAskedOtherwise } from './asked-otherwise.ts';
import { asksForeignSignal } from './asked-signal.ts';
import { handsStateOn } from './hands-state-on.ts';
import { isLossHeard, type Ends } from './heard-loss.ts';
import { isHeardThroughReader } from './own-reader.ts';
import { isAnswerToOwnWord } from './own-word.ts';
import { isSaidAsItOpens } from './said-again.ts';
import { isShutWithSocket, type ShutControls } from './shut-controls.ts';
import { isReadWithin } from './stream-reader.ts';
import { isTakenToLast } from './taken-to-last.ts';
import { isUnmissed } from './unmissed.ts';

/** Where a message may be lost that would have been heard on another day. */
const LOSSES: ReadonlySet<Hazard['kind']> = new Set(['stale-check', 'unguarded']);

/** What ends nothing when it is not looked at. */
const SILENT: ReadonlySet<Outcome> = new Set(['drops', 'callback', 'status']);

/** What a file says of the ends of its sockets. */
export interface KnownOfEnds extends Ends {
  /** Open handlers of sockets whose close is answered. */
  readonly openings: ReadonlySet<FunctionId>;
  readonly shutControls: ShutControls;
}

/** Tells whether a hazard is reported by `strict` alone. */
export function isLeftToStrict(
  call: TSESTree.CallExpression,
  socket: Node,
  hazard: Hazard,
  row: SocketRow,
  ends: KnownOfEnds,
  identification: Identification,
): boolean {
  const { kind, outcomes, because } = hazard;
  const isLost = LOSSES.has(kind);
  if (isLost && outcomes.every((outcome) => SILENT.has(outcome))) {
    if (isUnmissed(call, socket, ends.closings, identification)) return true;
    if (isLossHeard(call, socket, hazard, ends, identification)) return true;
    if (isSaidAsItOpens(hazard, ends.openings, identification)) return true;
    if (isAnswerToOwnWord(call, socket, hazard, identification)) return true;
    if (isHeardThroughReader(call, socket, hazard, identification)) return true;
  }
  if (isLost && asksForeignSignal(call, identification)) return true;
  if (isLost && isShutWithSocket(call, socket, hazard, ends.shutControls, identification)) return true;
  if (kind === 'unguarded') {
    if (isAskedOtherwise(call, socket, row, identification)) return true;
    if (isTakenToLast(call, socket, hazard, row, identification)) return true;
    if (handsStateOn(call, socket, row, identification)) return true;
  }
  return (
    row.abortable === true &&
    because.every((reason) => reason.kind !== 'closed-by') &&
    isReadWithin(call, identification)
  );
}
