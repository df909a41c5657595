// What is known at one point of a function: which socket each place holds, and what is known of each socket. A place is a
// chain of cells: `this.link.socket` reads cell `c1`, then the cell `link` of what that holds, then `socket` of that. A cell that was never
// written holds what it held at entry, an object named after the cell.
import type { InstrId, Node, Place, Value } from '../ir/model.ts';
import type { Reason } from '../facts.ts';
import { IDENTITY, NOWHERE, WIDENED, constant, keep, range, type Relation } from './relation.ts';
import type { Case, Tested } from './tested.ts';
import { ALL, isWithin, join, meet, NONE, OPEN, type StateSet, widen } from '../states.ts';

/** Names an object: `p0`, `v3.socket`, `new@12`. An `@` marks one that was not there at entry. */
export type ObjectId = string;
/** Where a value is kept: a root, or a field of an object. */
export type Cell = string;

/** What is known of one object, seen as a socket. */
export interface Held {
  /** How its state depends on the entry state of each object it may be; the empty name is "none of them". */
  readonly parts: ReadonlyMap<ObjectId, Relation>;
  readonly born: Node | null;
  /** A close call that lies on some path. */
  readonly closedBy: Node | null;
  /** An open check that held on every path, and what came after it, if anything did. */
  readonly check: { readonly node: Node; readonly stale: Reason | null } | null;
  /** An open check that failed on every path. */
  readonly failed: Node | null;
  /** The last suspension on some path. */
  readonly suspended: Node | null;
  /** On every path a listener to its close was added, and outside events have had no turn since. */
  readonly heard: boolean;
}

/** A local value worth remembering: `const isOpen = socket.readyState === 1`. */
export interface Bound {
  readonly value: Value;
  readonly stale: Reason | null;
  /** Close calls that the sockets which it asks had behind them when it asked. */
  readonly closedBy: ReadonlySet<Node>;
}

/** Knowledge at a point. Changed in place while a block is walked; cloned at its edges. */
export interface FlowState {
  readonly cells: Map<Cell, ObjectId>;
  readonly held: Map<ObjectId, Held>;
  readonly bound: Map<Cell, Bound>;
  /** Tests that every path from the entry to here has passed with the same outcome. */
  readonly tested: Map<string, Tested>;
  /** By a test and its outcome: what the paths with that outcome have checked. */
  readonly cases: Map<string, Case>;
  /** Objects that this path has found to be null, so that no socket hangs on them. */
  readonly absent: Set<ObjectId>;
  /** A suspension on some path from the entry to here. */
  suspended: Node | null;
  /** Nothing comes after this: the process ends, or a function was called that never returns. */
  ended: boolean;
}

/** Stands between the names of a cell; no property name that matters holds it. */
export const FIELD = '\u0001';
/** The field of a collection that stands for each of its elements. */
export const ELEMENTS = `${FIELD}[*]`;

/** Starts the name of every object that is reached by a key out of sight; nothing is remembered of those. */
const NO_CELL = '?@';

const NO_FACTS = { born: null, closedBy: null, check: null, failed: null, suspended: null, heard: false };

export function emptyState(): FlowState {
  return {
    cells: new Map(),
    held: new Map(),
    bound: new Map(),
    tested: new Map(),
    cases: new Map(),
    absent: new Set(),
    suspended: null,
    ended: false,
  };
}

export function cloneState(state: FlowState): FlowState {
  return {
    cells: new Map(state.cells),
    held: new Map(state.held),
    bound: new Map(state.bound),
    tested: new Map(state.tested),
    cases: new Map(state.cases),
    absent: new Set(state.absent),
    suspended: state.suspended,
    ended: state.ended,
  };
}

/** A copy to go on with: results that nobody reads any more, and what no cell can reach, are left behind. */
export function reachableState(state: FlowState, late: ReadonlySet<InstrId>): FlowState {
  const copy = cloneState(state);
  for (const cell of state.cells.keys())
    if (cell.startsWith('r') && isSpent(cell, late)) copy.cells.delete(cell);
  const reached = new Set(copy.cells.values());
  for (const object of state.held.keys())
    if (isForeign(object) && !isReached(object, reached)) copy.held.delete(object);
  return copy;
}

function isSpent(cell: Cell, late: ReadonlySet<InstrId>): boolean {
  const [, id] = /^r(\d+)/.exec(cell) ?? [];
  return id !== undefined && !late.has(Number(id));
}

/** An object is reached by its own name, or as what hangs on a reached one. */
function isReached(object: ObjectId, reached: ReadonlySet<ObjectId>): boolean {
  return reached.has(object) || hangsOn(object, reached);
}

/** `player.socket` hangs on `player`. */
function hangsOn(object: ObjectId, owners: ReadonlySet<ObjectId>): boolean {
  for (let end = object.lastIndexOf(FIELD); end > 0; end = object.lastIndexOf(FIELD, end - 1))
    if (owners.has(object.slice(0, end))) return true;
  return false;
}

/** Notes that an object is null on this path: no socket hangs on it. */
export function noteAbsent(state: FlowState, object: ObjectId): void {
  if (object.startsWith(NO_CELL)) return;
  state.absent.add(object);
  const owner = new Set([object]);
  for (const other of state.held.keys()) if (hangsOn(other, owner)) state.held.set(other, NOTHING);
}

/** The cell of a place's root. */
export function rootCell({ root }: Pick<Place, 'root'>): Cell {
  switch (root.kind) {
    case 'variable':
      return `v${root.variable.id}`;
    case 'global':
      return `g:${root.name}`;
    case 'this':
      return 'class' in root.of ? `c${root.of.class}` : `f${root.of.function}`;
    case 'parameter':
      return root.rest ? `rest${root.index}` : `p${root.index}`;
    case 'result':
      return `r${root.of}`;
    case 'super':
      return rootCell({ root: root.of });
  }
}

/** The cell that a place names, given what its prefix holds. */
export function cellOf(state: FlowState, place: Place): Cell {
  let cell = rootCell(place);
  for (const segment of place.path) {
    // A key that cannot be compared names another entry each time, of which only that is known which all have in common.
    if (segment === '[?]') cell = NO_CELL + objectIn(state, cell) + ELEMENTS;
    else cell = entryCell(objectIn(state, cell), segment, state);
  }
  return cell;
}

/** `open[0]` of a collection whose elements are known is one of them. */
function entryCell(object: ObjectId, segment: string, state: FlowState): Cell {
  const cell = object + FIELD + segment;
  const isEntry = /^(?:\d+$|\[)/.test(segment) && segment !== '[*]' && !state.cells.has(cell);
  return isEntry && state.held.has(object + ELEMENTS) ? object + ELEMENTS : cell;
}

/** Tells an entry apart from the others, `sockets[id]`, where so far only what they all have in common was known. */
export function ownEntry(state: FlowState, { root, path }: Place): void {
  const segment = path.at(-1);
  if (segment === undefined || path.includes('[?]')) return;
  const cell = objectAt(state, { root, path: path.slice(0, -1) }) + FIELD + segment;
  const common = cellOf(state, { root, path });
  if (common === cell || !common.endsWith(ELEMENTS)) return;
  const own = `${cell}@`;
  state.held.set(own, heldOf(state, objectIn(state, common)));
  state.cells.set(cell, own);
}

export function objectIn(state: FlowState, cell: Cell): ObjectId {
  return state.cells.get(cell) ?? cell;
}

export function objectAt(state: FlowState, place: Place): ObjectId {
  return objectIn(state, cellOf(state, place));
}

/** What is known of an object; one that nothing was said of yet is as it was at entry. */
export function heldOf(state: FlowState, object: ObjectId): Held {
  const held = state.held.get(object.startsWith(NO_CELL) ? object.slice(NO_CELL.length) : object);
  if (held !== undefined) return held;
  if (state.absent.size > 0 && hangsOn(object, state.absent)) return NOTHING;
  if (isForeign(object)) return unknownHeld(ALL, null);
  return {
    ...NO_FACTS,
    parts: new Map([[object, state.suspended === null ? IDENTITY : WIDENED]]),
    suspended: state.suspended,
  };
}

/** Tells an object that came into being after entry, or hangs on one that did. */
export function isForeign(object: ObjectId): boolean {
  return object.includes('@');
}

/** An object of which only the possible states are known. */
export function unknownHeld(states: StateSet, born: Node | null): Held {
  return { ...NO_FACTS, parts: new Map([['', constant(states)]]), born };
}

/** What `null` holds: no socket in any state. */
export const NOTHING: Held = { ...NO_FACTS, parts: new Map([['', NOWHERE]]) };

/** Forgets how the state depends on the entry, and keeps the states that any entry leads to. */
export function settle(held: Held): Held {
  return { ...held, parts: new Map([['', constant(rangeOf(held.parts))]]) };
}

/** Changes the relation of every part. */
export function mapParts(held: Held, change: (relation: Relation) => Relation): Held['parts'] {
  const parts = new Map<ObjectId, Relation>();
  for (const [origin, relation] of held.parts) parts.set(origin, change(relation));
  return parts;
}

/** Restricts an object to `states` because a test said so, and remembers the test where it decides about `open`. */
export function restrict(state: FlowState, object: ObjectId, states: StateSet, test: Node): void {
  if (states === ALL || object.startsWith(NO_CELL)) return;
  const held = heldOf(state, object);
  const parts = mapParts(held, (relation) => {
    const kept = keep(relation, states);
    // What nobody has checked yet, the test knows better: a state that it proves was reachable after all.
    return range(kept) !== 0 || range(relation) === 0 || held.check !== null || held.closedBy !== null
      ? kept
      : keep(constant(widen(range(relation))), states);
  });
  // The second of two questions that prove it together proves it.
  const completes = isWithin(rangeOf(parts), OPEN) && !isWithin(rangeOf(held.parts), OPEN);
  const proves = isWithin(states, OPEN) || (completes && rangeOf(parts) !== NONE);
  const refutes = meet(states, OPEN) === 0;
  state.held.set(object, {
    ...held,
    parts,
    check: proves ? { node: test, stale: null } : refutes ? null : held.check,
    failed: refutes ? test : proves ? null : held.failed,
  });
}

/** Notes that a listener waits for the end of a socket from here on. */
export function noteHeard(object: ObjectId, state: FlowState): void {
  state.held.set(object, { ...heldOf(state, object), heard: true });
}

/** The states that an object can be in, whatever it was at entry. */
export function rangeOf(parts: Held['parts']): StateSet {
  let states = NONE;
  for (const relation of parts.values()) states = join(states, range(relation));
  return states;
}

/** Remembers an open check that came too early to count. */
export function noteStaleCheck(state: FlowState, object: ObjectId, test: Node, stale: Reason): void {
  const held = heldOf(state, object);
  if (held.check === null || held.check.stale !== null)
    state.held.set(object, { ...held, check: { node: test, stale } });
}
