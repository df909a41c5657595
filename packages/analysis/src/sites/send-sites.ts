// Send records and their callers' knowledge become send sites: one per call in the source, with what is wrong, if anything.
import type { TSESTree } from '@typescript-eslint/types';
import type { Outcome, State } from '@socket-safety/libraries';
import type { Broadcast, Facts, Hazard, Reason, SendSite, SwallowSite } from '../facts.ts';
import type { FunctionId, Node, Place } from '../ir/model.ts';
import { joinHeld } from '../flow/join-states.ts';
import type { Entries } from '../flow/entries.ts';
import type { Standing, Trust } from '../flow/standing.ts';
import type { SendRecord, Solution } from '../flow/records.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Source } from '../source.ts';
import { ALL, canBe, isWithin, listStates, meet, OPEN, statesOf, type StateSet } from '../states.ts';
import { familyStates } from '../sockets/library-index.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isInside } from '../sockets/tree.ts';
import { asksForConnecting } from './asks-connecting.ts';
import { brokenBroadcast } from './broadcast.ts';
import { hasCallback } from './completion.ts';
import { isErrorHeard, type ErrorListeners } from './errors-heard.ts';
import { isLeftToStrict, type KnownOfEnds } from './left-to-strict.ts';
import { mayBeMadeHere } from './made-here.ts';
import { isMadeInTurn } from './made-in-turn.ts';
import { clausesAround, isNoticed } from './notice.ts';
import { isShutOut } from './once-flag.ts';
import { isOtherContent } from './other-content.ts';
import { reachableStates } from './reachable.ts';
import { statesAsRead } from './states-as-read.ts';
import { findSwallow, isNoticeOnly } from './swallowed.ts';
import { isUnmissed } from './unmissed.ts';

const NOT_OPEN = statesOf('connecting', 'closing', 'closed');
const GONE = statesOf('closing', 'closed');
const CONNECTING = statesOf('connecting');
const UNENDED = statesOf('connecting', 'open');
const MADE = statesOf('open', 'closing', 'closed');

/** What the whole file says of its sockets. */
interface FileFindings extends KnownOfEnds {
  /** Sends whose failure rejects the promise of a function of its own. */
  readonly wrapped: ReadonlySet<unknown>;
  readonly errorListeners: ErrorListeners;
  /** Whatever is lost fails a test, so that only `strict` asks for a check. */
  readonly isTest: boolean;
}

/** Builds the sites of a file in source order. */
export function findSendSites(
  source: Source,
  solutions: ReadonlyMap<FunctionId, Solution>,
  entries: Entries,
  identification: Identification,
  findings: FileFindings,
): Pick<Facts, 'sends' | 'swallows'> {
  const records = new Map<TSESTree.CallExpression, { fn: FunctionId; record: SendRecord }>();
  for (const { fn, sends } of solutions.values()) {
    for (const record of sends) {
      const { node } = record.instr;
      if (node.type !== 'CallExpression') continue;
      const known = records.get(node);
      // The copies of a `finally` body are one call.
      const held = known === undefined ? record.held : joinHeld(known.record.held, record.held);
      records.set(node, { fn: fn.id, record: { ...record, held } });
    }
  }
  const sites = [...records]
    .map(([node, { fn, record }]) => siteOf(node, fn, record, source, entries, identification, findings))
    .sort((left, right) => left.send.node.range[0] - right.send.node.range[0]);
  return {
    sends: sites.map(({ send }) => send),
    swallows: sites.flatMap(({ swallow }) => (swallow === null ? [] : [swallow])),
  };
}

function siteOf(
  node: TSESTree.CallExpression,
  fn: FunctionId,
  record: SendRecord,
  source: Source,
  entries: Entries,
  identification: Identification,
  findings: FileFindings,
): { readonly send: SendSite; readonly swallow: SwallowSite | null } {
  const { wrapped, closings, isTest } = findings;
  const socketNode = record.socket ?? node;
  const judge = (trust: Trust): Judged => {
    const standing = entries.standing(fn, record.held, trust);
    const reachable = reachableStates(fn, record, standing, closings, identification);
    const kept =
      trust === 'contracts'
        ? statesAsRead(socketNode, record, standing, findings.endings.collections, identification)
        : ALL;
    const before = isClosedBefore(node, record, standing, closings, identification) ? ALL : OPEN;
    // Who listens for the end has not seen it.
    const isNew = record.held.heard || isMadeInTurn(socketNode, standing, identification);
    const listened = trust === 'contracts' && isNew ? UNENDED : ALL;
    const states = meet(
      meet(standing.states, meet(reachable, before)),
      meet(meet(kept, listened), familyStates(record.type.row)),
    );
    // A listener expects what others do to the socket, not that the program goes on after its own end.
    const hearsErrors =
      trust === 'contracts' &&
      canBe(states, 'open') &&
      standing.reasons.every(({ kind }) => kind !== 'closed-by') &&
      isErrorHeard(node, socketNode, findings.errorListeners, identification);
    return { ...standing, states, trust, hearsErrors };
  };
  const handler = clausesAround(node).handler ?? entries.errorHandler(fn);
  const trusted = judge('contracts');
  const untrusted = judge('nothing');
  // A send whose failure rejects the promise of a function of its own: the calls of that function are the sites.
  const isJudged = !wrapped.has(node) && !isOtherContent(socketNode, record.type.library, identification);
  const swallowed =
    isJudged &&
    !isTest &&
    handler === null &&
    !isNoticeOnly(node, socketNode, closings, identification) &&
    !isUnmissed(node, socketNode, closings, identification)
      ? swallowOf(node, record, trusted, source, identification)
      : null;
  const hazard = (standing: Judged): Hazard | null => {
    const found = isJudged ? hazardOf(node, record, standing, handler, identification) : null;
    // The callback that ignores the error is reported in its place.
    return found?.kind === 'unguarded' && swallowed?.kind === 'callback' ? null : found;
  };
  const found = isTest ? null : hazard(trusted);
  const send: SendSite = {
    node,
    socket: {
      text: source.text.slice(socketNode.range[0], socketNode.range[1]),
      node: socketNode,
      place: placeOf(record),
      library: record.type.library,
      row: record.type.row,
      grade: record.type.grade,
    },
    method: record.name,
    methodRow: record.row,
    wrapper: record.wrapper,
    hazard:
      found !== null && isLeftToStrict(node, socketNode, found, record.type.row, findings, identification)
        ? null
        : found,
    strictHazard: hazard(untrusted),
    states: trusted.states,
    strictStates: untrusted.states,
    because: trusted.reasons,
    check: trusted.check?.stale === null ? trusted.check.node : null,
    isInTest: isTest,
  };
  return { send, swallow: swallowed === null || send.hazard !== null ? null : { ...swallowed, send } };
}

/** What is known of a socket at a send, by what was trusted. */
type Judged = Standing & { readonly trust: Trust; readonly hearsErrors: boolean };

/** Whether the socket may be one that the file makes; who trusts nothing takes each for one, since what is handed out may come back. */
function mayBeMade(
  { socket, type }: SendRecord,
  { trust, reasons }: Judged,
  identification: Identification,
): boolean {
  // Its making lies on a path that leads here.
  if (reasons.some(({ kind }) => kind === 'born')) return true;
  return trust === 'nothing'
    ? identification.makesSockets(type)
    : mayBeMadeHere(socket, type, identification);
}

/** A close call of the same binding makes the contract of a handler fall, unless it can only come after the send. */
function isClosedBefore(
  send: Node,
  { held, socket }: SendRecord,
  { reasons }: Standing,
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  identification: Identification,
): boolean {
  const { syntax } = identification;
  const slot = socket === null ? null : syntax.slotOf(socket);
  const [reason] = reasons;
  if (slot === null || reason?.kind !== 'closed-by' || held.closedBy !== null || held.suspended !== null)
    return true;
  const own = [slot, ...syntax.aliases(slot)].flatMap((name) => closings.get(name) ?? []);
  return !isShutOut(send, own, identification);
}

/** What a failure of this send is answered by, if that does nothing. */
function swallowOf(
  node: TSESTree.CallExpression,
  record: SendRecord,
  standing: Judged,
  source: Source,
  identification: Identification,
): Omit<SwallowSite, 'send'> | null {
  const { states } = standing;
  if (record.row.role !== 'send') return null;
  for (const outcome of ['throws', 'rejects', 'callback'] as const) {
    const failing = listStates(meet(states, NOT_OPEN)).filter((state) =>
      outcomesIn(record, state).includes(outcome),
    );
    if (failing.length === 0 || isGuess(failing, standing, record, identification)) continue;
    const found = findSwallow(outcome, node, source, identification);
    if (found !== null) return { ...found, states: statesOf(...failing), outcome };
  }
  return null;
}

function placeOf({ instr }: SendRecord): Place | null {
  if (instr.callee.kind !== 'method') return null;
  return instr.callee.receiver.kind === 'place' ? instr.callee.receiver.place : null;
}

function hazardOf(
  node: TSESTree.CallExpression,
  record: SendRecord,
  standing: Judged,
  handler: Node | null,
  identification: Identification,
): Hazard | null {
  const { states } = standing;
  const broken = brokenOf(node, record, standing, identification);
  const { reasons: because } = standing;
  const fragile: Hazard | null =
    broken === null
      ? null
      : { kind: 'fragile-broadcast', states, outcomes: [broken.outcome], because, broadcast: broken };
  const unnoticed = listStates(meet(states, NOT_OPEN)).filter((state) => unnoticedIn(state).length > 0);
  if (unnoticed.length === 0 || isGuess(unnoticed, standing, record, identification)) return fragile;
  // Nobody hands over a socket that is not open yet, unless the file says otherwise.
  const isMade =
    states === CONNECTING ||
    mayBeMade(record, standing, identification) ||
    asksForConnecting(node, record.type.row);
  const met = statesOf(
    ...listStates(isMade ? states : meet(states, MADE)).filter((state) => !isHeard(state)),
  );
  const outcomes = [...new Set(unnoticed.filter((state) => canBe(met, state)).flatMap(unnoticedIn))];
  const found = classify(states, standing, handler);
  return found.kind === 'unguarded' && fragile !== null
    ? { ...fragile, outcomes }
    : { ...found, states: met, outcomes };

  /** Whoever hears the error event needs no other word of it. */
  function isHeard(state: State): boolean {
    return standing.hearsErrors && outcomesIn(record, state).includes('error-event');
  }

  function unnoticedIn(state: State): readonly Outcome[] {
    if (isHeard(state)) return [];
    return outcomesIn(record, state).filter(
      (outcome) => !isNoticed(outcome, node, record.row, identification),
    );
  }
}

/** The walk over several sockets that this send ends for those behind it, in a state that can be met. */
function brokenOf(
  node: TSESTree.CallExpression,
  record: SendRecord,
  standing: Judged,
  identification: Identification,
): Broadcast | null {
  const socket = record.socket ?? (node.callee.type === 'MemberExpression' ? node.callee.object : null);
  if (socket === null) return null;
  for (const outcome of ['throws', 'rejects'] as const) {
    const failing = listStates(meet(standing.states, NOT_OPEN)).filter((state) =>
      outcomesIn(record, state).includes(outcome),
    );
    if (failing.length === 0 || isGuess(failing, standing, record, identification)) continue;
    const broken = brokenBroadcast(node, outcome, socket, identification);
    if (broken !== null && !isOfRound(record.held.born, broken.loop)) return { ...broken, outcome };
  }
  return null;
}

/** A socket that is made in each round belongs to that round alone. */
function isOfRound(born: Node | null, walk: Broadcast['loop']): boolean {
  if (born === null) return false;
  if (walk.type === 'CallExpression') return walk.arguments.some((argument) => isInside(born, argument));
  return isInside(born, walk.body);
}

/**
 * Nothing is known of the socket, and only one state would be a hazard that nothing speaks for: connecting, in a file that
 * makes no such socket itself. A ping is judged as strictly only where it is known to be able to throw.
 */
function isGuess(
  unnoticed: readonly State[],
  standing: Judged,
  record: SendRecord,
  identification: Identification,
): boolean {
  const { states } = standing;
  const isMade = () => mayBeMade(record, standing, identification);
  const isHeard = unnoticed.every((state) => state === 'connecting');
  if (isHeard && states !== CONNECTING && !isMade())
    return !asksForConnecting(record.instr.node, record.type.row);
  if (record.row.role !== 'control') return false;
  // What is surely not open any more, and throws.
  const throwing = unnoticed.some((state) => outcomesIn(record, state).includes('throws'));
  if (throwing && !canBe(states, 'open') && !canBe(states, 'connecting')) return false;
  if (!unnoticed.includes('connecting') || !outcomesIn(record, 'connecting').includes('throws')) return true;
  return states === ALL && !isMade();
}

function outcomesIn({ row, instr, wrapper }: SendRecord, state: State): readonly Outcome[] {
  // Whatever the send inside does, its function answers with a rejection.
  if (wrapper) return isDelivered(row.outcome[state]) ? [] : ['rejects'];
  const told = hasCallback(row, instr.arguments.length) ? row.withCallback?.[state] : undefined;
  return told ?? row.outcome[state] ?? [];
}

function isDelivered(outcomes: readonly Outcome[] = []): boolean {
  return outcomes.every((outcome) => outcome === 'ok' || outcome === 'buffers');
}

/** Picks the first kind that fits, in the order that `Hazard` lists. */
function classify(
  states: StateSet,
  { check, reasons }: Standing,
  handler: Node | null,
): Pick<Hazard, 'kind' | 'because'> {
  const first = (...kinds: readonly Reason['kind'][]) => [
    ...reasons.filter(({ kind }) => kinds.includes(kind)),
    ...reasons.filter(({ kind }) => !kinds.includes(kind)),
  ];
  if (isWithin(states, CONNECTING)) return { kind: 'before-open', because: first('born') };
  // The error event tells nothing of the state that a reader could rely on, so it counts as a handler.
  const onError = reasons[0]?.kind === 'handler';
  const failed = reasons.some(({ kind }) => kind === 'check-failed') && !canBe(states, 'open');
  if ((isWithin(states, GONE) || failed) && !onError)
    return { kind: 'after-close', because: first('closed-by', 'close-event', 'check-failed') };
  if (handler !== null)
    return { kind: 'error-handler', because: [{ kind: 'handler', node: handler }, ...reasons] };
  if (check?.stale)
    return { kind: 'stale-check', because: [check.stale, { kind: 'checked', node: check.node }, ...reasons] };
  return { kind: 'unguarded', because: first('closed-by', 'suspended', 'entry') };
}
