// The lattice of state sets: its laws, on random sets from a fixed seed.
import fc from 'fast-check';
import { STATES } from '@socket-safety/libraries';
import { describe, expect, test } from 'vitest';
import {
  ALL,
  canBe,
  isWithin,
  join,
  listStates,
  meet,
  NONE,
  printStates,
  statesOf,
  widen,
} from './states.ts';

const SEED = 20260917;
const set = fc.subarray([...STATES]).map((states) => statesOf(...states));

function law(name: string, check: (a: typeof ALL, b: typeof ALL, c: typeof ALL) => boolean): void {
  test(name, () => {
    fc.assert(fc.property(set, set, set, check), { seed: SEED, numRuns: 1000 });
  });
}

describe('join', () => {
  law('is commutative', (a, b) => join(a, b) === join(b, a));
  law('is associative', (a, b, c) => join(join(a, b), c) === join(a, join(b, c)));
  law('is idempotent', (a) => join(a, a) === a);
  law('has the empty set as neutral', (a) => join(a, NONE) === a);
  law(
    'is the least upper bound',
    (a, b, c) => isWithin(join(a, b), c) === (isWithin(a, c) && isWithin(b, c)),
  );
});

describe('meet', () => {
  law('is commutative', (a, b) => meet(a, b) === meet(b, a));
  law('is associative', (a, b, c) => meet(meet(a, b), c) === meet(a, meet(b, c)));
  law('is idempotent', (a) => meet(a, a) === a);
  law('has the full set as neutral', (a) => meet(a, ALL) === a);
  law('absorbs and is absorbed', (a, b) => meet(a, join(a, b)) === a && join(a, meet(a, b)) === a);
  law(
    'is the greatest lower bound',
    (a, b, c) => isWithin(c, meet(a, b)) === (isWithin(c, a) && isWithin(c, b)),
  );
});

describe('isWithin', () => {
  law('is reflexive', (a) => isWithin(a, a));
  law('is antisymmetric', (a, b) => !(isWithin(a, b) && isWithin(b, a)) || a === b);
  law('is transitive', (a, b, c) => !(isWithin(a, b) && isWithin(b, c)) || isWithin(a, c));
  law('says what join says', (a, b) => isWithin(a, b) === (join(a, b) === b));
});

describe('widen', () => {
  law('is extensive', (a) => isWithin(a, widen(a)));
  law('is idempotent', (a) => widen(widen(a)) === widen(a));
  law('is monotone', (a, b) => !isWithin(a, b) || isWithin(widen(a), widen(b)));
  law('distributes over join', (a, b) => widen(join(a, b)) === join(widen(a), widen(b)));
});

describe('lists', () => {
  law('a set is what it lists', (a) => statesOf(...listStates(a)) === a);
  law('it lists what it can be', (a) =>
    STATES.every((state) => canBe(a, state) === listStates(a).includes(state)),
  );
  test('as messages print them', () => {
    expect([NONE, statesOf('open'), statesOf('closed', 'closing'), ALL].map(printStates)).toEqual([
      'unreachable',
      'open',
      'closing or closed',
      'connecting, open, closing or closed',
    ]);
  });
});
