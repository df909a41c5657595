// Relations between a socket's state at entry and now: their laws, on random relations from a fixed seed.
import fc from 'fast-check';
import { STATES } from '@socket-safety/libraries';
import { describe, expect, test } from 'vitest';
import { ALL, isWithin, join, NONE, statesOf, widen, type StateSet } from '../states.ts';
import {
  applyTo,
  compose,
  constant,
  IDENTITY,
  joinRelations,
  keep,
  moving,
  NOWHERE,
  printRelation,
  range,
  WIDENED,
  type Relation,
} from './relation.ts';

const SEED = 20260917;
const set = fc.subarray([...STATES]).map((states) => statesOf(...states));
const row = fc.tuple(...STATES.map((state) => set.map((states) => [statesOf(state), states] as const)));
/** Each row on its own: the way from one entry state to the states of its set. */
const relation = row.map((rows) =>
  rows.reduce<Relation>(
    (built, [from, to]) => joinRelations(built, compose(keep(IDENTITY, from), constant(to))),
    NOWHERE,
  ),
);

function law(
  name: string,
  check: (a: Relation, b: Relation, c: Relation, states: StateSet) => boolean,
): void {
  test(name, () => {
    fc.assert(fc.property(relation, relation, relation, set, check), { seed: SEED, numRuns: 1000 });
  });
}

function isPart(left: Relation, right: Relation): boolean {
  return joinRelations(left, right) === right;
}

describe('join', () => {
  law('is commutative', (a, b) => joinRelations(a, b) === joinRelations(b, a));
  law(
    'is associative',
    (a, b, c) => joinRelations(joinRelations(a, b), c) === joinRelations(a, joinRelations(b, c)),
  );
  law('is idempotent', (a) => joinRelations(a, a) === a);
  law('has NOWHERE as neutral', (a) => joinRelations(a, NOWHERE) === a);
  law(
    'leads where either leads',
    (a, b, _c, states) =>
      applyTo(joinRelations(a, b), states) === join(applyTo(a, states), applyTo(b, states)),
  );
});

describe('compose', () => {
  law('is associative', (a, b, c) => compose(compose(a, b), c) === compose(a, compose(b, c)));
  law('has IDENTITY as neutral', (a) => compose(a, IDENTITY) === a && compose(IDENTITY, a) === a);
  law('ends at NOWHERE', (a) => compose(a, NOWHERE) === NOWHERE && compose(NOWHERE, a) === NOWHERE);
  law('is monotone', (a, b, c) => {
    const more = joinRelations(a, b);
    return isPart(compose(a, c), compose(more, c)) && isPart(compose(c, a), compose(c, more));
  });
  law(
    'distributes over join from the left',
    (a, b, c) => compose(a, joinRelations(b, c)) === joinRelations(compose(a, b), compose(a, c)),
  );
  law(
    'distributes over join from the right',
    (a, b, c) => compose(joinRelations(a, b), c) === joinRelations(compose(a, c), compose(b, c)),
  );
  law(
    'is one after the other',
    (a, b, _c, states) => applyTo(compose(a, b), states) === applyTo(b, applyTo(a, states)),
  );
});

describe('applyTo', () => {
  law('leads nowhere from nowhere', (a) => applyTo(a, NONE) === NONE);
  law('is monotone', (a, b, _c, states) => isWithin(applyTo(a, states), applyTo(joinRelations(a, b), ALL)));
  law('of everything is the range', (a) => applyTo(a, ALL) === range(a));
});

describe('widening', () => {
  law('is extensive', (a) => isPart(a, compose(a, WIDENED)));
  law('is idempotent', (a) => compose(compose(a, WIDENED), WIDENED) === compose(a, WIDENED));
  law('is what sets do', (_a, _b, _c, states) => applyTo(WIDENED, states) === widen(states));
});

describe('keep', () => {
  law('is part of what it was', (a, _b, _c, states) => isPart(keep(a, states), a));
  law('is idempotent', (a, _b, _c, states) => keep(keep(a, states), states) === keep(a, states));
  law('ends within the states', (a, _b, _c, states) => isWithin(range(keep(a, states)), states));
  law('of everything changes nothing', (a) => keep(a, ALL) === a);
  law(
    'distributes over join',
    (a, b, _c, states) =>
      keep(joinRelations(a, b), states) === joinRelations(keep(a, states), keep(b, states)),
  );
});

test('relations print their rows', () => {
  expect(printRelation(IDENTITY)).toBe('connecting→connecting open→open closing→closing closed→closed');
  expect(printRelation(NOWHERE)).toBe('');
  expect(printRelation(keep(moving({ open: 'closing' }), statesOf('closing')))).toBe(
    'open→closing closing→closing',
  );
});
