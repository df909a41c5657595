// Joining what two paths know: its laws, on random knowledge from a fixed seed. Names that a join gives to merged objects do not
// count, nor which of two nodes is kept as the reason.
import fc from 'fast-check';
import { STATES } from '@socket-safety/libraries';
import { describe, expect, test } from 'vitest';
import type { Node } from '../ir/model.ts';
import { isWithin, join, NONE, statesOf, type StateSet } from '../states.ts';
import { compose, constant, IDENTITY, joinRelations, keep, NOWHERE, range, WIDENED } from './relation.ts';
import { joinHeld, joinInto } from './join-states.ts';
import {
  FIELD,
  cloneState,
  emptyState,
  heldOf,
  isForeign,
  objectIn,
  type FlowState,
  type Held,
} from './state.ts';
import type { Tested } from './tested.ts';

const SEED = 20260917;
const BLOCK = 7;
/** The last hangs on another one. */
const CELLS = ['v1', 'v2', 'p0', `p0${FIELD}socket`] as const;
/** Two that were there at entry, and two that came into being on the way. */
const OBJECTS = ['p0', 'v2', 'r3@', 'r4@'] as const;

// Only which node it is counts here, so two shells do, and a failure prints short.
const [first, second] = [{ type: 'check' }, { type: 'wait' }] as unknown as [Node, Node];
const node = fc.option(fc.constantFrom(first, second), { nil: null });
const set = fc.subarray([...STATES]).map((states) => statesOf(...states));

function relationsOf(foreign: boolean) {
  const base = foreign ? set.map(constant) : fc.constantFrom(IDENTITY, WIDENED);
  return fc.tuple(base, set).map(([relation, states]) => keep(relation, states));
}

const check = fc.option(
  node.map((stale) => ({
    node: first,
    stale: stale === null ? null : { kind: 'suspended' as const, node: stale },
  })),
  { nil: null },
);

/** What may be known of one object: its relation starts from itself, or from nothing where it was born later. */
function heldFor(object: string): fc.Arbitrary<Held> {
  const foreign = isForeign(object);
  return fc.record({
    parts: relationsOf(foreign).map((relation) => new Map([[foreign ? '' : object, relation]])),
    born: fc.constant(foreign ? first : null),
    closedBy: node,
    check,
    failed: node,
    suspended: node,
    heard: fc.boolean(),
  });
}

/** Two tests that a path may have passed. */
const tested = fc
  .record({ asks: fc.option(fc.boolean(), { nil: null }), compares: fc.option(fc.boolean(), { nil: null }) })
  .map((truths) => {
    const passed = new Map<string, Tested>();
    for (const [key, truth] of Object.entries(truths))
      if (truth !== null) passed.set(key, { cell: 'v1', truth });
    return passed;
  });

const state: fc.Arbitrary<FlowState> = fc.record({
  cells: fc
    .tuple(...CELLS.map((cell) => fc.option(fc.constantFrom(...OBJECTS), { nil: cell })))
    .map((objects) => new Map<string, string>(CELLS.map((cell, index) => [cell, objects[index] ?? cell]))),
  // An object that is born on the way is known wherever it is.
  held: fc
    .record({
      p0: fc.option(heldFor('p0')),
      v2: fc.option(heldFor('v2')),
      r3: heldFor('r3@'),
      r4: heldFor('r4@'),
    })
    .map(({ p0, v2, r3, r4 }) => {
      const held = new Map([
        ['r3@', r3],
        ['r4@', r4],
      ]);
      if (p0 !== null) held.set('p0', p0);
      if (v2 !== null) held.set('v2', v2);
      return held;
    }),
  bound: fc.constant(new Map()),
  tested,
  // Only a join makes cases.
  cases: fc.constant(new Map()),
  absent: fc.subarray(['p0']).map((objects) => new Set(objects)),
  ended: fc.constant(false),
  suspended: node,
});

function joined(left: FlowState, right: FlowState, block = BLOCK): FlowState {
  const into = cloneState(left);
  joinInto(into, right, block);
  return into;
}

/** Knows the same, and says so of every object. */
function outspoken(at: FlowState): FlowState {
  const held = new Map(at.held);
  for (const object of OBJECTS) held.set(object, heldOf(at, object));
  for (const cell of CELLS) held.set(cell, heldOf(at, cell));
  return { ...at, held };
}

/** What can be asked of a cell, without the nodes that say why. */
function seen(held: Held): object {
  const parts = [...held.parts].filter(([, relation]) => relation !== NOWHERE).sort();
  if (parts.length === 0) return { parts };
  return {
    parts,
    check: held.check === null ? 'none' : held.check.stale === null ? 'holds' : 'stale',
    born: held.born !== null,
    closed: held.closedBy !== null,
    failed: held.failed !== null,
    suspended: held.suspended !== null,
  };
}

function observe(at: FlowState): object[] {
  return CELLS.map((cell) => seen(heldOf(at, objectIn(at, cell))));
}

function statesIn(at: FlowState, cell: string): StateSet {
  let states = NONE;
  for (const relation of heldOf(at, objectIn(at, cell)).parts.values())
    states = join(states, range(relation));
  return states;
}

/** Everything possible in `left` is possible in `right`, and what `right` is sure of, `left` is. */
function isPart(left: FlowState, right: FlowState): boolean {
  return CELLS.every((cell) => {
    if (!isWithin(statesIn(left, cell), statesIn(right, cell))) return false;
    const mine = heldOf(left, objectIn(left, cell));
    const theirs = heldOf(right, objectIn(right, cell));
    return statesIn(left, cell) === NONE || theirs.check === null || mine.check !== null;
  });
}

function law(name: string, holds: (a: FlowState, b: FlowState, c: FlowState) => void): void {
  test(name, () => {
    fc.assert(fc.property(state, state, state, holds), { seed: SEED, numRuns: 500 });
  });
}

describe('joining two paths', () => {
  // May report: an object that only a suspended path speaks of, with nothing that the other does not know anyway, is taken as widened
  // if the suspended path comes second. So both speak of everything here.
  law('is commutative', (some, others) => {
    const [a, b] = [outspoken(some), outspoken(others)];
    expect(observe(joined(a, b))).toEqual(observe(joined(b, a)));
  });
  law('is idempotent', (a) => {
    const into = cloneState(a);
    expect(joinInto(into, a, BLOCK)).toBe(false);
    expect(observe(into)).toEqual(observe(a));
  });
  law('changes nothing the second time', (a, b) => {
    const once = joined(a, b);
    const twice = cloneState(once);
    expect(joinInto(twice, b, BLOCK)).toBe(false);
    expect(observe(twice)).toEqual(observe(once));
  });
  law('contains both paths', (a, b) => {
    const both = joined(a, b);
    expect([isPart(a, both), isPart(b, both)]).toEqual([true, true]);
  });
  // May report: where the paths hold different objects in a cell, what was known of both is lost, checks included; so they hold the
  // same ones here.
  law('holds nothing else', (some, others) => {
    const a = outspoken(some);
    const b = outspoken({ ...others, cells: some.cells });
    const both = joined(a, b);
    for (const cell of CELLS) expect(statesIn(both, cell)).toBe(join(statesIn(a, cell), statesIn(b, cell)));
  });
  law('is monotone', (a, b, c) => {
    const more = joined(a, c);
    expect(isPart(joined(a, b), joined(more, b))).toBe(true);
  });
  law('says whether it changed anything', (a, b) => {
    const into = cloneState(a);
    const before = observe(into);
    if (!joinInto(into, b, BLOCK)) expect(observe(into)).toEqual(before);
  });
});

describe('joining what is known of one object', () => {
  const held = heldFor('p0');
  const rows = { seed: SEED, numRuns: 1000 };
  test('is commutative', () => {
    fc.assert(
      fc.property(held, held, (a, b) => {
        expect(seen(joinHeld(a, b))).toEqual(seen(joinHeld(b, a)));
      }),
      rows,
    );
  });
  test('is associative', () => {
    fc.assert(
      fc.property(held, held, held, (a, b, c) => {
        expect(seen(joinHeld(joinHeld(a, b), c))).toEqual(seen(joinHeld(a, joinHeld(b, c))));
      }),
      rows,
    );
  });
  test('is idempotent', () => {
    fc.assert(
      fc.property(held, (a) => {
        expect(seen(joinHeld(a, { ...a }))).toEqual(seen(a));
      }),
      rows,
    );
  });
});

test('an object that nobody spoke of is as it was at entry, or later than a suspension', () => {
  const at = emptyState();
  expect(heldOf(at, 'p0').parts).toEqual(new Map([['p0', IDENTITY]]));
  at.suspended = first;
  expect(heldOf(at, 'p0').parts).toEqual(new Map([['p0', compose(IDENTITY, WIDENED)]]));
  expect(joinRelations(IDENTITY, WIDENED)).toBe(WIDENED);
});
