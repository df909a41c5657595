// Which states a socket can be in when a function is entered: the join over every way in which the function comes to run. A way
// that is out of sight (an export, a public method) brings a socket in any state.
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, FunctionId, IrFunction, Node } from '../ir/model.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Endings } from './endings.ts';
import type { Reason } from '../facts.ts';
import type { Identification } from '../sockets/identify.ts';
import { isLastAct } from '../sockets/last-act.ts';
import { isFunction, isNothing, outerOf, unwrap, wholeValue, type FunctionLike } from '../sockets/tree.ts';
import { ALL, isWithin, join, meet, NONE, OPEN, statesOf, widen, type StateSet } from '../states.ts';
import { fromCallee } from './call-target.ts';
import type { EntryRecord, Solution } from './records.ts';
import { applyTo } from './relation.ts';
import { isExposedToOthers, isUnused } from './exposed.ts';
import { HOOK_POSITION, isArrival, isHook } from './hooks.ts';
import { isRewritten } from './stability.ts';
import { toSlot } from './slot-cell.ts';
import { IMPOSSIBLE, joinStandings, ownReasons, UNKNOWN, type Standing, type Trust } from './standing.ts';
import { ELEMENTS, FIELD, heldOf, type FlowState, type Held, type ObjectId } from './state.ts';
import { objectOfCell } from './awaited-open.ts';

type EventEntry = Extract<EntryRecord['entry'], { kind: 'event' }>;
type EventRecord = Pick<EntryRecord, 'from' | 'callee'> & { readonly entry: EventEntry };

export interface Entries {
  /** What is known of a socket in a function, given what the function knows of it by itself. */
  readonly standing: (fn: FunctionId, held: Held, trust: Trust) => Standing;
  /** The registration that makes a function an error handler, or null. */
  readonly errorHandler: (fn: FunctionId) => Node | null;
}

/** Rounds after which recursive functions are taken as they stand. */
const MAX_ROUNDS = 8;
const MAX_DEPTH = 150;

export function resolveEntries(
  solutions: ReadonlyMap<FunctionId, Solution>,
  identification: Identification,
  closings: ReadonlyMap<string, readonly CloseCall[]>,
  endings: Endings,
): Entries {
  const { module, syntax } = identification;
  const incoming = new Map<FunctionId, EntryRecord[]>();
  for (const solution of solutions.values()) {
    for (const record of solution.entries) {
      const known = incoming.get(record.callee.id);
      if (known === undefined) incoming.set(record.callee.id, [record]);
      else known.push(record);
    }
  }
  const exposed = new Map<FunctionId, boolean>();
  const known = new Map<string, Standing>();
  const roundOf = new Map<string, number>();
  const settled = new Set<string>();
  const running = new Set<string>();
  let round = 0;
  let changed = false;

  /** Recursive functions make this a fixpoint: rounds over what one question touches, until nothing changes. */
  function entryStanding(fn: FunctionId, origin: ObjectId, trust: Trust): Standing {
    const key = `${trust} ${fn} ${origin}`;
    if (settled.has(key)) return known.get(key) ?? UNKNOWN;
    if (running.size > 0) return visit(key, fn, origin, trust);
    let standing = UNKNOWN;
    for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
      round++;
      changed = false;
      standing = visit(key, fn, origin, trust);
      if (!changed) break;
    }
    for (const [touched, when] of roundOf) if (when === round) settled.add(touched);
    return standing;
  }

  function visit(key: string, fn: FunctionId, origin: ObjectId, trust: Trust): Standing {
    const before = known.get(key);
    if (roundOf.get(key) === round && before !== undefined) return before;
    if (running.has(key)) return before ?? IMPOSSIBLE;
    if (running.size > MAX_DEPTH) return UNKNOWN;
    running.add(key);
    const standing = compute(fn, origin, trust);
    running.delete(key);
    roundOf.set(key, round);
    known.set(key, standing);
    if (before?.states !== standing.states || (before.check === null) !== (standing.check === null))
      changed = true;
    return standing;
  }

  function compute(fn: FunctionId, origin: ObjectId, trust: Trust): Standing {
    const header = module.functions[fn];
    if (header === undefined) return UNKNOWN;
    let total = handedStanding(header, origin, trust);
    const isHanded = total !== null;
    let isSilent = true;
    for (const record of incoming.get(fn) ?? []) {
      isSilent = false;
      const standing = standingFrom(record, origin, trust) ?? (isHanded ? null : givenBy(record, trust));
      if (standing !== null) total = total === null ? standing : joinStandings(total, standing);
    }
    const isKept = trust === 'contracts' && (isListener(header) || isCalledHere(header));
    if (!isHanded && (isSilent || (isExposed(header) && !isKept))) {
      const outside = outsideStanding(header, origin, trust);
      total = total === null ? outside : joinStandings(total, outside);
    }
    total ??= UNKNOWN;
    return isElement(origin) ? { ...total, states: meet(total.states, ALIVE) } : total;
  }

  /** What callers out of sight bring; a function that nobody can call has none. */
  function outsideStanding(header: FunctionHeader, origin: ObjectId, trust: Trust): Standing {
    if (trust === 'contracts' && isUnused(header, identification)) return IMPOSSIBLE;
    const isOpen = trust === 'contracts' && origin === `p${HOOK_POSITION}` && isHook(header);
    return { states: isOpen ? OPEN : ALL, check: null, reasons: [{ kind: 'entry', node: header.node }] };
  }

  /** What hangs on an entry of a collection that closed sockets are taken out of: `clients[id]`. */
  function isElement(origin: ObjectId): boolean {
    const path = origin.split(FIELD);
    const entry = path.findIndex((name) => name.startsWith('['));
    return entry > 0 && endings.collections.has(path.slice(0, entry).join('.'));
  }

  /** What a library hands over as this parameter, or as a property of it: `connection.socket`. */
  function handedStanding({ node }: FunctionHeader, origin: ObjectId, trust: Trust): Standing | null {
    const [root = '', ...path] = origin.split(FIELD);
    const position = /^p(\d+)$/.exec(root)?.[1];
    const handed =
      position === undefined || !isFunction(node)
        ? null
        : identification.handed(node, Number(position), path);
    if (handed === null) return null;
    const { states, afterOwnClose } = handed;
    if (isWithin(states, GONE)) return { states, check: null, reasons: [{ kind: 'close-event', node }] };
    if (trust === 'nothing') return { states: widen(states), check: null, reasons: [] };
    const closing =
      afterOwnClose === undefined || !isFunction(node) ? null : closedWithin(node, Number(position));
    if (afterOwnClose === undefined || closing === null) return { states, check: null, reasons: [] };
    const reason: Reason = { kind: 'closed-by', node: closing.node };
    return { states: join(states, statesOf(afterOwnClose)), check: null, reasons: [reason] };
  }

  /** A close call on a handler's parameter, somewhere in the handler: the next message of that socket may find it closing. */
  function closedWithin({ params }: FunctionLike, position: number): CloseCall | null {
    const parameter = params[position];
    const slot = parameter === undefined ? null : syntax.slotOf(parameter);
    return slot === null
      ? null
      : (closings.get(slot)?.find(({ node }) => !isLastAct(node, identification)) ?? null);
  }

  /** Null where this way in says nothing of the socket. */
  function standingFrom(
    { callee, from, entry, state }: EntryRecord,
    origin: ObjectId,
    trust: Trust,
  ): Standing | null {
    switch (entry.kind) {
      case 'now': {
        if (entry.emitted === true && isCaptured(origin)) return IMPOSSIBLE;
        const object = fromCallee(origin, entry.instr, entry.target, state);
        return object === null ? null : outer(from.id, heldOf(state, object), trust);
      }
      case 'later':
        if (entry.emitted === true && !isCaptured(origin)) return IMPOSSIBLE;
        if (
          entry.opens.some(
            ({ object, gives }) => (gives && origin === 'p0') || object === objectOfCell(origin, state),
          )
        )
          return { states: OPEN, check: null, reasons: [] };
        return laterStanding(from.id, origin, state, entry.node, trust);
      case 'event': {
        const object = objectOfCell(origin, state);
        const isEmitter = isEventTarget(origin) || origin === `f${callee.id}`;
        if (
          isEmitter ||
          object === entry.object ||
          objectAtExit(from.id, origin) === entry.object ||
          isMadeBy(origin, entry.node)
        ) {
          // Who hears that it opens has waited for just that.
          if (trust === 'nothing' && entry.event.role !== 'close' && entry.event.role !== 'open') {
            const states = widen(statesOf(...entry.event.states));
            return { states, check: null, reasons: [{ kind: 'entry', node: entry.node }] };
          }
          return eventStanding({ entry, from, callee });
        }
        return laterStanding(from.id, origin, state, entry.node, trust);
      }
    }
  }

  /** A variable of the function that adds the listener; one of the module, or a field of `this`, is the same everywhere. */
  function isCaptured(origin: ObjectId): boolean {
    const [, id] = /^v(\d+)/.exec(origin) ?? [];
    const name = id === undefined ? undefined : identification.variables.get(Number(id))?.declaration;
    // Scope managers type the names of a variable as unknown.
    const declared = name?.identifiers[0] as Node | undefined;
    return declared !== undefined && syntax.ownerOf(declared)?.kind !== 'module';
  }

  function eventStanding({ entry, from, callee: handler }: EventRecord): Standing {
    const states = statesOf(...entry.event.states);
    if (entry.event.role === 'close')
      return { states, check: null, reasons: [{ kind: 'close-event', node: entry.node }] };
    if (entry.event.role === 'error')
      return { states, check: null, reasons: [{ kind: 'handler', node: entry.node }] };
    const closing = entry.event.afterOwnClose === undefined ? null : closingThatCounts(entry, from, handler);
    if (entry.event.afterOwnClose === undefined || closing === null)
      return { states, check: null, reasons: [] };
    return {
      states: join(states, statesOf(entry.event.afterOwnClose)),
      check: null,
      reasons: [{ kind: 'closed-by', node: closing.node }],
    };
  }

  /** `const socket = connect(port, () => socket.write(text))`: what the call makes is put there, and nothing else but in its stead. */
  function isMadeBy(origin: ObjectId, call: Node): boolean {
    const made = wholeValue(call);
    const others = syntax.assigned(toSlot(origin)).filter((value) => unwrap(value) !== made);
    const holder = outerOf(made);
    if (holder?.type === 'AssignmentExpression')
      return (
        syntax.slotOf(holder.left) === toSlot(origin) &&
        others.every((value) => isNothing(unwrap(value)) || syntax.ownerOf(value) === syntax.ownerOf(call))
      );
    const [, id] = /^v(\d+)$/.exec(origin) ?? [];
    const variable = id === undefined ? undefined : identification.variables.get(Number(id));
    const declarator = definitionOf(variable?.declaration);
    return (
      declarator?.type === 'VariableDeclarator' &&
      declarator.init !== null &&
      unwrap(declarator.init) === made &&
      others.length === 0
    );
  }

  function objectAtExit(fn: FunctionId, origin: ObjectId): ObjectId | null {
    const exit = solutions.get(fn)?.summary.exit ?? null;
    return exit === null ? null : objectOfCell(origin, exit);
  }

  function laterStanding(
    fn: FunctionId,
    origin: ObjectId,
    state: FlowState,
    node: Node,
    trust: Trust,
  ): Standing | null {
    if (/^(?:p|rest|r)\d/.test(origin)) return null;
    const standing = outer(fn, heldOf(state, objectOfCell(origin, state)), trust);
    // Of the elements of a collection nothing was known before either.
    if (origin.includes(ELEMENTS) && standing.check === null && standing.states === ALL) return standing;
    const reason: Reason = { kind: 'suspended', node };
    // By then the slot may hold another socket than it does now.
    const states = isRewritten(origin, identification) ? ALL : widen(standing.states);
    return {
      states: meet(states, statesOfLater(node, origin)),
      check:
        standing.check === null ? null : { node: standing.check.node, stale: standing.check.stale ?? reason },
      reasons: [reason, ...standing.reasons],
    };
  }

  /** What a call that others stop when the socket closes can find, as it runs later. */
  function statesOfLater(node: Node, origin: ObjectId): StateSet {
    const slot = toSlot(origin);
    if (endings.refilled.has(slot) && !closings.has(slot)) return ALIVE;
    if (endings.calls.get(node)?.has(slot) !== true) return isElement(origin) ? ALIVE : ALL;
    return endings.toldAtOnce.has(slot) && !closings.has(slot) ? UNENDED : ALIVE;
  }

  /** A close call of the same binding after which this handler can still be called. */
  function closingThatCounts(entry: EventEntry, from: IrFunction, handler: FunctionHeader): CloseCall | null {
    const slot = syntax.slotOf(entry.socket);
    if (slot === null || entry.once) return null;
    for (const closing of closings.get(slot) ?? []) {
      const owner = syntax.ownerOf(closing.node);
      if (owner === null || isLastAct(closing.node, identification)) continue;
      // Before the listener is added, only paths that never add it can close.
      if (owner.id === from.id && closing.node.range[0] < entry.node.range[0]) continue;
      const heard = (incoming.get(owner.id) ?? []).map((record) => record.entry);
      if (
        heard.some(
          (one) => one.kind === 'event' && (one.event.role === 'close' || one.event.role === 'error'),
        )
      )
        continue;
      const inHandler = owner.id === handler.id || heard.some((one) => one.kind === 'event');
      if (closing.row.endsDelivery !== true || inHandler) return closing;
    }
    return null;
  }

  /** Puts a relation and the standing of what it starts from together. */
  function outer(fn: FunctionId, held: Held, trust: Trust): Standing {
    let states = NONE;
    let inherited: Standing | null = null;
    for (const [origin, relation] of held.parts) {
      if (origin === '') {
        states = join(states, applyTo(relation, ALL));
        continue;
      }
      const entry = entryStanding(fn, origin, trust);
      let now = applyTo(relation, entry.states);
      // A check in the function that contradicts its callers' contract is believed over the contract; what a send that came back
      // contradicts cannot be.
      const isAsked = held.check !== null || held.failed !== null;
      if (now === NONE && entry.states !== NONE && isAsked) now = applyTo(relation, widen(entry.states));
      states = join(states, now);
      inherited = inherited === null ? entry : joinStandings(inherited, entry);
    }
    const reasons = [...ownReasons(held), ...(inherited?.reasons ?? [])];
    let { check } = held;
    if (check === null && held.closedBy === null && held.failed === null && inherited !== null) {
      check = inherited.check;
      if (check !== null && check.stale === null && held.suspended !== null)
        check = { node: check.node, stale: { kind: 'suspended', node: held.suspended } };
    }
    return { states, check, reasons };
  }

  /** A public method that this file adds as a listener is there to be one. */
  function isListener({ id, kind, node }: FunctionHeader): boolean {
    const isMember = kind === 'method' || node.parent?.type === 'PropertyDefinition';
    if (!isMember) return false;
    const records = incoming.get(id) ?? [];
    return records.some(
      ({ entry, from }) => entry.kind === 'event' || (entry.kind === 'now' && hasListened(from)),
    );
  }

  /** A public method that other methods call: they show how it is meant to be called. */
  function isCalledHere({ id, kind }: FunctionHeader): boolean {
    const isCall = ({ entry, from }: EntryRecord) => entry.kind === 'now' && from.id !== id;
    return kind === 'method' && (incoming.get(id) ?? []).some(isCall);
  }

  /** `(event) => this.onMessage(event)` as a listener. */
  function hasListened(from: IrFunction): boolean {
    return from.kind === 'arrow' && (incoming.get(from.id) ?? []).some(({ entry }) => entry.kind === 'event');
  }

  function isExposed(header: FunctionHeader): boolean {
    const answer = exposed.get(header.id);
    if (answer !== undefined) return answer;
    const result = isExposedToOthers(header, identification);
    exposed.set(header.id, result);
    return result;
  }

  return {
    standing: outer,
    errorHandler: (fn) => {
      for (const { entry } of incoming.get(fn) ?? []) {
        if (entry.kind === 'later' && entry.onError) return entry.node;
        if (entry.kind === 'event' && entry.event.role === 'error') return entry.node;
      }
      return null;
    },
  };
}

const GONE = statesOf('closing', 'closed');
const ALIVE = statesOf('connecting', 'open', 'closing');
const UNENDED = statesOf('connecting', 'open');
/** `event.target` of a listener's first parameter. */
function isEventTarget(origin: ObjectId): boolean {
  return origin === `p0${FIELD}target` || origin === `p0${FIELD}currentTarget`;
}

/** What a caller that nothing is known of brings. */
function givenBy({ entry }: EntryRecord, trust: Trust): Standing {
  const isOpen = trust === 'contracts' && entry.kind === 'later' && isArrival(entry.node);
  return isOpen ? { states: OPEN, check: null, reasons: [] } : UNKNOWN;
}
