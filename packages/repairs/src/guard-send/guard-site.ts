// Guards one send: the check, what has to come before it, and the form in which it reads best.
import { canBe, type Hazard, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { closeBelow, setBefore } from '../flag/own-closes.ts';
import { rememberEnd, type RememberedEnd } from '../flag/remembered-end.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, siblingsOf } from '../syntax/tree.ts';
import { adjacentSends, lastSaid } from './adjacent-sends.ts';
import { isFailureAnswered } from './answered-failure.ts';
import { hoistArguments, outsideOf, type Hoisted } from './awaited-arguments.ts';
import { awaitsReply } from './awaited-reply.ts';
import { clashes } from './constant-clash.ts';
import { findExit, type Exit, type ExitKinds } from './early-exit.ts';
import { canBreak, loopAnswer } from './endless-loop.ts';
import { guardArrow, guardOperand, guardReturn, guardStatement } from './forms.ts';
import type { Site } from './guard-frames.ts';
import { hoistSocket } from './hoisted-socket.ts';
import { notedBefore } from './noted-before.ts';
import { hasCallbackToMiss, tellCallback } from './lost-callback.ts';
import { plainCall, plainCallee, readSocket } from './receiver.ts';
import { readUse, type SendUse } from './send-use.ts';
import { checkAt, type SiteCheck } from './site-check.ts';
import { findStop } from './stop-work.ts';
import { findTaken } from './taken-message.ts';

/** Where a guard may leave the function instead of going around the send. */
export interface GuardOptions {
  readonly exits: ExitKinds;
  /** Lines that come first of all in the block that an arrow function gets. */
  readonly lead?: readonly string[];
}

/** Why a send of a test is left alone. */
export const WOULD_HIDE = 'a check would keep this test from failing where the send does';

/** Guards a send, or says why that would not be safe. */
export function guardSite(
  send: SendSite,
  hazard: Hazard,
  context: RepairContext,
  { exits, lead = [] }: GuardOptions,
): readonly Edit[] | Refusal {
  const { source } = context;
  if (send.isInTest) return { refused: WOULD_HIDE };
  if (!canBe(hazard.states, 'open'))
    return { refused: 'the socket is not open on any path here; a person must decide' };
  if (isFailureAnswered(send.node, hazard))
    return { refused: 'the catch around it hands a failure on, which would no longer come about' };
  const use = readUse(send);
  if (use === null) return { refused: 'the result of the send is used' };
  const remembered = send.socket.row.check === null ? rememberEnd(send, context) : null;
  if (remembered !== null && isRefusal(remembered)) return remembered;
  const prepared = remembered === null ? prepare(send, source) : prepareRemembered(send, remembered, source);
  if (isRefusal(prepared)) return prepared;
  if (prepared.lines.length > 0 && clashes(use.core, source)) {
    return { refused: 'a statement above it needs the same constant first' };
  }
  const sends = rowOf(use, send, prepared, source);
  const row = sends === null || remembered === null ? sends : withClose(sends, send, prepared, source);
  const stop = remembered === null || exits === 'loops' ? null : findStop(use, source);
  if (stop !== null && isRefusal(stop)) return stop;
  const way = stop ?? exitFor(use, sends, exits, send, source);
  if (way !== null && isRefusal(way)) return way;
  const taken = way === null && isRow(row, prepared) ? takenFor(row, context) : null;
  const exit = way ?? taken?.exit ?? (exits === 'any' ? tellCallback(use, send, source) : null);
  if (exit?.tells !== true && hasCallbackToMiss(send))
    return { refused: 'its callback would no longer be called' };
  const leaves = exit !== null || use.kind === 'return';
  if (!leaves && awaitsReply(send, source))
    return { refused: 'the function then waits for an answer, which would never come' };
  const noted =
    exits === 'any' && isRow(row, prepared)
      ? notedBefore(row.first, row.last, prepared.reference, source)
      : null;
  if (noted !== null && exit === null && (noted.keepsCallback || noted.declares))
    return { refused: 'what is noted for it in front of it would stay' };
  const guarded = row === null ? null : { ...row, first: taken?.first ?? noted?.first ?? row.first };
  const at = { from: guarded?.first ?? send.node, leaves };
  const check =
    remembered === null
      ? checkAt(send, hazard, prepared.reference, at, context)
      : rememberedCheck(remembered, prepared.reference);
  const site: Site = { send, check, exit, row: guarded, lines: [...lead, ...prepared.lines], source };
  const guard = guardUse(use, site);
  if (isRefusal(guard)) return guard;
  const edits = [
    ...outsideOf(prepared.edits, guard),
    ...prepared.edits,
    ...(remembered === null ? besides(row, send, prepared, source) : []),
    ...(exit?.edits ?? []),
    ...(remembered === null ? [] : remembers(remembered, row?.last ?? null, guard, source)),
  ];
  return edits.filter(({ range, text }) => text !== '' || range[0] !== range[1]);
}

/** A row with nothing that has to come before its check. */
function isRow(row: Site['row'], { lines }: Prepared): row is NonNullable<Site['row']> {
  return row !== null && lines.length === 0;
}

/** The end of a loop that has taken the message from its queue, where it stays or comes back to. */
function takenFor(
  { first }: NonNullable<Site['row']>,
  context: RepairContext,
): { readonly exit: Exit; readonly first: Node } | null {
  const taken = canBreak(first) ? findTaken(first, context) : null;
  if (taken === null) return null;
  const { statement, putBack } = taken;
  const leave = `break${styleOf(context.source).semicolon}`;
  const lines = putBack === null ? [leave] : [putBack, leave];
  return { exit: { lines, edits: [], tells: false }, first: putBack === null ? statement : first };
}

/** What it costs to remember, with a close under the guard that sets the flag as well. */
function remembers(
  { edits, setsBelow }: RememberedEnd,
  close: Node | null,
  guard: readonly Edit[],
  source: Source,
): readonly Edit[] {
  return setsBelow === null || close === null
    ? edits
    : [...edits, setBefore(close, setsBelow, guard, source)];
}

function rememberedCheck({ holds, fails }: RememberedEnd, reference: Reference): SiteCheck {
  return { holds, fails, reference, holdsIfThere: `${reference.text} && ${holds}` };
}

/** A row of sends, and the close that ends it. */
function withClose(
  { first, last }: NonNullable<Site['row']>,
  send: SendSite,
  { reference }: Prepared,
  source: Source,
): Site['row'] {
  return { first, last: closeBelow(last, send, reference, source) ?? last };
}

/** What the guard answers it answers for the sends beside this one too. */
function besides(row: Site['row'], send: SendSite, { reference }: Prepared, source: Source): readonly Edit[] {
  if (row === null) return [];
  return statementsOf(row).flatMap((statement) =>
    [...eachWithin(statement)].flatMap((call) => {
      if (call === send.node || call.type !== 'CallExpression') return [];
      const { callee } = call;
      const isBeside =
        callee.type === 'MemberExpression' && readReference(callee.object, source)?.plain === reference.plain;
      return isBeside ? plainCallee(callee, reference, source) : [];
    }),
  );
}

/** The sends beside this one that its guard can hold too. */
function rowOf(use: SendUse, send: SendSite, { reference, lines }: Prepared, source: Source): Site['row'] {
  if (use.kind !== 'plain' || use.root.type !== 'ExpressionStatement') return null;
  if (send.wrapper || lines.length > 0)
    return { first: use.root, last: lastSaid(use.root, send.node, source) };
  return adjacentSends(use.root, send, reference, source);
}

function guardUse(use: SendUse, site: Site): readonly Edit[] | Refusal {
  if (use.kind === 'return') return guardReturn(use, site);
  if (use.kind === 'operand') return guardOperand(use, site);
  return use.root.type === 'ExpressionStatement'
    ? guardStatement(use, use.root, site)
    : guardArrow(use, use.root, site);
}

/** Only a whole statement can give way to an exit; what is left of another form has to be able to go on. */
function exitFor(
  use: SendUse,
  row: Site['row'],
  exits: ExitKinds,
  { socket }: SendSite,
  source: Source,
): Exit | Refusal | null {
  const skipped = row === null ? [use.core] : statementsOf(row);
  if (use.kind === 'plain' || (use.kind === 'return' && exits === 'any'))
    return findExit(skipped, exits, socket, source);
  const goesOn = use.kind === 'return' || loopAnswer(skipped) === 'skip';
  return goesOn ? null : { refused: 'the loop around it would not end without the send' };
}

function statementsOf({ first, last }: NonNullable<Site['row']>): readonly Node[] {
  const siblings = siblingsOf(first) ?? [first];
  return siblings.slice(siblings.indexOf(first), siblings.indexOf(last) + 1);
}

interface Prepared extends Hoisted {
  readonly reference: Reference;
}

/** Names the socket, and moves in front of the check what the call would otherwise wait for or make twice. */
function prepare(send: SendSite, source: Source): Prepared | Refusal {
  const reference = readSocket(send, source);
  const socket =
    reference === null
      ? hoistSocket(send, source)
      : { reference, lines: [], edits: plainCall(send, reference, source) };
  const hoisted = hoistArguments(send, source);
  if (isRefusal(hoisted)) return hoisted;
  if (isRefusal(socket)) return socket;
  return {
    reference: socket.reference,
    lines: [...socket.lines, ...hoisted.lines],
    edits: [...socket.edits, ...hoisted.edits],
  };
}

/** The same where the check is not of the socket, so that whether it is there stays as it was asked. */
function prepareRemembered(send: SendSite, { socket }: RememberedEnd, source: Source): Prepared | Refusal {
  const hoisted = hoistArguments(send, source);
  if (isRefusal(hoisted)) return hoisted;
  const named = { text: socket, plain: socket, nullable: false, narrows: true, length: 1 };
  return { ...hoisted, reference: readSocket(send, source) ?? named };
}
