// Trees of programs for fast-check, which also shrinks them: towards fewer statements and the first word of each list.
import fc from 'fast-check';
import { fit } from './fitting.ts';
import {
  CALLBACKS,
  CHOICES,
  FAMILIES,
  HELPERS,
  JUMPS,
  LOOPS,
  MOMENTS,
  SCENES,
  TESTS,
  type Body,
  type ProgramModel,
  type Statement,
} from './grammar.ts';

const test = fc.constantFrom(...TESTS);
const jump = fc.constantFrom(...JUMPS);

const leaf: fc.Arbitrary<Statement> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('send' as const), heard: oneIn(5, 'heard', 'unheard') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('checked-send' as const),
      test,
      by: fc.constantFrom('and' as const, 'choice' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), test, jump }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('await' as const),
      of: fc.oneof(
        { weight: 5, arbitrary: fc.constant('work' as const) },
        { weight: 2, arbitrary: fc.constant('nothing' as const) },
        { weight: 1, arbitrary: fc.constant('refusal' as const) },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      how: fc.constantFrom('politely' as const, 'at-once' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('jump' as const), jump }) },
);

function bodyOf(depth: number): fc.Arbitrary<Body> {
  return fc.array(statementOf(depth), { minLength: 1, maxLength: depth > 1 ? 3 : 2 });
}

function statementOf(depth: number): fc.Arbitrary<Statement> {
  if (depth === 0) return leaf;
  const body = bodyOf(depth - 1);
  const perhaps = fc.oneof({ weight: 2, arbitrary: fc.constant([] as Body) }, { weight: 1, arbitrary: body });
  const nullable = fc.option(body, { freq: 2 });
  return fc.oneof(
    { weight: 9, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('check' as const),
        test,
        way: oneIn(4, 'negated', 'plain'),
        body,
        otherwise: perhaps,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('choose' as const),
        asks: fc.constantFrom(...CHOICES),
        body,
        otherwise: perhaps,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('loop' as const), form: fc.constantFrom(...LOOPS), body }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('try' as const), body, handler: nullable, end: nullable }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('callback' as const),
        form: fc.constantFrom(...CALLBACKS),
        body,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('helper' as const), form: fc.constantFrom(...HELPERS), body }),
    },
  );
}

/** The first in one of so many, else the second; shrinks to the second. */
function oneIn<First extends string, Second extends string>(
  times: number,
  first: First,
  second: Second,
): fc.Arbitrary<First | Second> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant(second) },
    { weight: 1, arbitrary: fc.constant(first) },
  );
}

/** Programs that were fitted. */
export const programs: fc.Arbitrary<ProgramModel> = fc
  .record({
    family: fc.constantFrom(...FAMILIES),
    scene: fc.constantFrom(...SCENES),
    moment: fc.constantFrom(...MOMENTS),
    walk: fc.constantFrom('for-of' as const, 'copy' as const, 'forEach' as const),
    body: bodyOf(2),
  })
  .map(fit);

/** The same programs for the same seed. */
export function sample(count: number, seed: number): readonly ProgramModel[] {
  return fc.sample(programs, { numRuns: count, seed });
}

/** Programs that know their socket open at first, so that what comes after decides: where nothing is known, all is reported. */
export function sampleChecked(count: number, seed: number): readonly ProgramModel[] {
  const check: Statement = { kind: 'leave', test: 'constant', jump: 'return' };
  return sample(count, seed).map((model) => fit({ ...model, body: [check, ...model.body] }));
}
