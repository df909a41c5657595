// A flag around a source and the sends of its socket: `let closed = false; … cancel() { closed = true; }`.
import { definitionOf, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import { isRemembered } from '../check/earlier-check.ts';
import type { OpenCheck } from '../check/open-check.ts';
import { waitingLoopAround } from '../guard-send/stop-work.ts';
import type { Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachOfThisRun, eachWithin, findFunctionAround, isInside } from '../syntax/tree.ts';
import { declareAt, flagName, placeBefore, placeBehind, seesFlag, type FlagPlace } from './flag-place.ts';
import type { Heard } from './event-flag.ts';
import { flagPredicate, predicateOf } from './flag-predicate.ts';
import { findKnownFlag, type KnownFlag } from './known-flag.ts';
import { beginMethod } from './object-methods.ts';
import { guardCloses, isInFirstRun, sends, type ToldEnd } from './own-closes.ts';
import type { Remembered } from './remembered-end.ts';
import { toldBy, type Origin } from './socket-origin.ts';

/** Asks the flag that a source sets at its end, or gives it one. */
export function rememberInFlag(send: SendSite, origin: Origin, context: RepairContext): Remembered | Refusal {
  const { source } = context;
  const told = toldBy(origin, source);
  if (isBeforeAnyEnd(send, told))
    return { refused: `nothing can have ended this ${send.socket.row.noun} before it is first handed over` };
  const known = findKnownFlag(send, told, source);
  if (known !== null) return askFlag(send, known, context);
  const { object, ending, kept } = origin;
  const place = kept === null ? placeBefore(object) : placeBehind(kept);
  if (place === null || !seesFlag(object, place)) return outOfSight(send);
  const hear = (set: string) => {
    const edits = beginMethod(object, { method: ending, parameter: null, print: () => set }, source);
    return 'refused' in edits ? edits : { edits, lines: [] };
  };
  const wishes = ['closed', 'isClosed', `${send.socket.row.noun}Closed`] as const;
  return addFlag(send, { place, told, hear, wishes, number: numberOf(origin, place, source) }, context);
}

/** In the first run of `start`, before any other call on the socket. */
function isBeforeAnyEnd({ node, socket: { row } }: SendSite, told: ToldEnd): boolean {
  const isEndable = told.calls.some(
    ({ call, method }) => call.range[0] < node.range[0] && row.methods[method]?.role !== 'send',
  );
  return !isEndable && isInFirstRun(node, told);
}

/** Says that a flag would not do. */
export function outOfSight({ socket }: SendSite): Refusal {
  return {
    refused: `no flag for the end of this ${socket.row.noun} could be seen here and where it is made`,
  };
}

/**
 * Asks a flag of the program's own. TypeScript remembers across every `await` what a test of a variable said, or what it was
 * declared with; then a function has to ask.
 */
export function askFlag(
  send: SendSite,
  { variable, atEnd }: KnownFlag,
  { source, language }: RepairContext,
): Remembered {
  const around = findFunctionAround(send.node);
  const declared = definitionOf(variable);
  const isDeclaredHere = declared !== undefined && findFunctionAround(declared) === around;
  const isTested = variable.references.some((reference) => {
    // Scope managers keep the identifier of each reference.
    const read = reference.identifier as Node;
    const isBefore = reference.isRead() && read.range[1] <= send.node.range[0];
    return isBefore && findFunctionAround(read) === around && isRemembered(read, send.node);
  });
  const asked =
    language === 'ts' && (isDeclaredHere || isTested)
      ? flagPredicate(variable, send.node, source)
      : { text: variable.name, edits: [] };
  return { ...checkOf(asked.text, atEnd), edits: asked.edits, setsBelow: null };
}

function checkOf(text: string, atEnd: boolean): OpenCheck {
  return atEnd ? { holds: `!${text}`, fails: text } : { holds: text, fails: `!${text}` };
}

/** A flag that is still to be declared. */
export interface NewFlag {
  readonly place: FlagPlace;
  readonly told: ToldEnd;
  /** Makes what hears of the end run a statement. */
  readonly hear: (set: string) => Heard | Refusal;
  readonly wishes: readonly [string, ...string[]];
  /** How many others could want a name in the same place. */
  readonly number: number;
}

/** Declares a flag, and sets it wherever the socket ends. */
export function addFlag(
  send: SendSite,
  { place, told, hear, wishes, number }: NewFlag,
  { source, language }: RepairContext,
): Remembered | Refusal {
  if (!seesFlag(send.node, place)) return outOfSight(send);
  const name = flagName(wishes, place, number, source);
  const { semicolon } = styleOf(source);
  const set = `${name} = true${semicolon}`;
  const heard = hear(set);
  if ('refused' in heard) return heard;
  const declaredIn = findFunctionAround(place.statement);
  const isRemembered = declaredIn === findFunctionAround(send.node) || followsExit(send, told);
  const asks = language === 'ts' && isRemembered ? predicateOf(name, place, source) : null;
  const plain = checkOf(name, true);
  const check = asks === null ? plain : checkOf(`${asks.name}()`, true);
  const isKnownHere = language === 'ts' && asks === null;
  const closes = guardCloses(
    send,
    told,
    { set, check: plain, declaredIn, checkThere: isKnownHere ? null : check },
    source,
  );
  if ('refused' in closes) return closes;
  const lines = [`let ${name} = false${semicolon}`, ...(asks === null ? [] : [asks.line]), ...heard.lines];
  return {
    ...check,
    edits: [declareAt(place, lines, source), ...heard.edits, ...closes.edits],
    setsBelow: closes.setsBelow ? set : null,
  };
}

/** An earlier send of the same round gets a guard that leaves the function, which TypeScript remembers here. */
function followsExit({ node, socket }: SendSite, { calls }: ToldEnd): boolean {
  const loop = waitingLoopAround(node);
  return (
    loop !== null &&
    calls.some(
      ({ call, method }) =>
        sends(socket.row.methods[method]) &&
        call.range[1] <= node.range[0] &&
        waitingLoopAround(call) === loop,
    )
  );
}

/** How many sources above could want a name in the same place. */
function numberOf(origin: Origin, { block }: FlagPlace, source: Source): number {
  let number = 0;
  for (const object of eachWithin(source.ast)) {
    if (object === origin.object) break;
    if (object.type !== 'ObjectExpression') continue;
    const told = toldBy({ ...origin, object, kept: null }, source);
    const place = told.starts.length === 0 ? null : placeBefore(object);
    if (place === null || told.endings.some(setsFlag) || !hasLaterSend(told)) continue;
    if (isInside(place.block, block) || isInside(block, place.block)) number++;
  }
  return number;
}

function setsFlag(ending: Node): boolean {
  return [...eachOfThisRun(ending)].some(
    (inner) =>
      inner.type === 'AssignmentExpression' &&
      inner.right.type === 'Literal' &&
      typeof inner.right.value === 'boolean',
  );
}

/** Something is done with the socket once its source has waited, or somewhere else. */
function hasLaterSend(told: ToldEnd): boolean {
  return told.sockets.some(({ references }) =>
    // Scope managers keep the identifier of each reference.
    references.some(({ identifier }) => !isInFirstRun(identifier as Node, told)),
  );
}
