// A flag around a source and the sends of its socket: `let closed = false; … cancel() { closed = true; }`.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import { isRemembered } from '../check/earlier-check.ts';
import type { OpenCheck } from '../check/open-check.ts';
import { waitingLoopAround } from '../guard-send/stop-work.ts';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachOfThisRun, eachWithin, findFunctionAround, isInside } from '../syntax/tree.ts';
import { declareAt, flagName, placeBefore, placeBehind, seesFlag, type FlagPlace } from './flag-place.ts';
import { flagPredicate, predicateOf } from './flag-predicate.ts';
import { findKnownFlag, type KnownFlag } from './known-flag.ts';
import { beginMethod } from './object-methods.ts';
import { callsOn, guardCloses, isInFirstRun, type ToldEnd } from './own-closes.ts';
import type { RememberedEnd } from './remembered-end.ts';
import { toldBy, type Origin } from './socket-origin.ts';

/** Asks the flag that a source sets at its end, or gives it one. */
export function rememberInFlag(
  send: SendSite,
  origin: Origin,
  context: RepairContext,
): RememberedEnd | Refusal {
  const { source } = context;
  const told = toldBy(origin, source);
  const known = findKnownFlag(send, told, source);
  if (known !== null) return askFlag(send, known, context);
  const { object, ending, kept } = origin;
  const place = kept === null ? placeBefore(object) : placeBehind(kept);
  if (place === null || !seesFlag(object, place)) return outOfSight(send);
  const hear = (set: string) =>
    beginMethod(object, { method: ending, parameter: null, print: () => set }, source);
  return addFlag(send, { place, told, hear, number: numberOf(origin, place, source) }, context);
}

/** Says that a flag would not do. */
export function outOfSight({ socket }: SendSite): Refusal {
  return {
    refused: `no flag for the end of this ${socket.row.noun} could be seen here and where it is made`,
  };
}

/** Asks a flag of the program's own. TypeScript remembers across every `await` what a test of a variable said; then a function has to ask. */
export function askFlag(
  send: SendSite,
  { variable, atEnd }: KnownFlag,
  { source, language }: RepairContext,
): RememberedEnd {
  const around = findFunctionAround(send.node);
  const isTested = variable.references.some((reference) => {
    // Scope managers keep the identifier of each reference.
    const read = reference.identifier as Node;
    const isBefore = reference.isRead() && read.range[1] <= send.node.range[0];
    return isBefore && findFunctionAround(read) === around && isRemembered(read, send.node);
  });
  const asked =
    language === 'ts' && isTested
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
  readonly hear: (set: string) => readonly Edit[] | Refusal;
  /** How many others could want a name in the same place. */
  readonly number: number;
}

/** Declares a flag, and sets it wherever the socket ends. */
export function addFlag(
  send: SendSite,
  { place, told, hear, number }: NewFlag,
  { source, language }: RepairContext,
): RememberedEnd | Refusal {
  if (!seesFlag(send.node, place)) return outOfSight(send);
  const declaredIn = findFunctionAround(place.statement);
  if (language === 'ts' && declaredIn === findFunctionAround(send.node)) {
    return { refused: 'TypeScript takes a flag for what it starts with in the function that declares it' };
  }
  const wishes = ['closed', 'isClosed', `${send.socket.row.noun}Closed`] as const;
  const name = flagName([...wishes], place, number, source);
  const { semicolon } = styleOf(source);
  const set = `${name} = true${semicolon}`;
  const check = checkOf(name, true);
  const predicate = language === 'ts' && followsExit(send, told) ? predicateOf(name, place, source) : null;
  const heard = hear(set);
  if ('refused' in heard) return heard;
  const asked = { check, set, declaredIn: language === 'ts' ? declaredIn : null };
  const closes = guardCloses(send, told, asked, source);
  if ('refused' in closes) return closes;
  const declared = [`let ${name} = false${semicolon}`, ...(predicate === null ? [] : [predicate.line])];
  return {
    ...(predicate === null ? check : checkOf(`${predicate.name}()`, true)),
    edits: [declareAt(place, declared, source), ...heard, ...closes.edits],
    setsBelow: closes.setsBelow ? set : null,
  };
}

/** An earlier send of the same round gets a guard that leaves the function, which TypeScript remembers here. */
function followsExit({ node, socket }: SendSite, { sockets }: ToldEnd): boolean {
  const loop = waitingLoopAround(node);
  return (
    loop !== null &&
    [...callsOn(sockets)].some(
      ({ call, method }) =>
        socket.row.methods[method]?.role === 'send' &&
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
