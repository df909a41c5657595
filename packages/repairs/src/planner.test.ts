import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, planEdits, type Proposal } from './planner.ts';
import type { Edit } from './repair.ts';
import { declaredIn } from './syntax/blocks.ts';

const TEXT_LENGTH = 30;
const text = fc.string({ minLength: TEXT_LENGTH, maxLength: TEXT_LENGTH, unit: 'grapheme-ascii' });
const offset = fc.nat({ max: TEXT_LENGTH });
const edit: fc.Arbitrary<Edit> = fc.record({
  range: fc.tuple(offset, offset).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  text: fc.constantFrom('', 'a', 'if (open) {', '}', 'import x;\n'),
});
/** As a repair gives it: sorted, not meeting itself. */
const edits = fc.array(edit, { minLength: 1, maxLength: 4 }).map(withoutOverlap);
const proposals = fc.array(fc.record({ edits }), { maxLength: 6 });
const options = { seed: 2026, numRuns: 500 };

function withoutOverlap(drawn: readonly Edit[]): readonly Edit[] {
  let end = -1;
  const kept: Edit[] = [];
  for (const one of [...drawn].sort((a, b) => a.range[0] - b.range[0])) {
    if (one.range[0] <= end) continue;
    kept.push(one);
    end = one.range[1];
  }
  return kept;
}

const insert = (at: number, inserted: string): Edit => ({ range: [at, at], text: inserted });
const replace = (start: number, end: number, by: string): Edit => ({ range: [start, end], text: by });

describe('laws', () => {
  it('bytes outside of the edits stay', () => {
    fc.assert(
      fc.property(text, edits, (before, drawn) => {
        const after = applyEdits(before, drawn);
        const [first, last] = [drawn[0], drawn.at(-1)];
        expect(after.startsWith(before.slice(0, first?.range[0]))).toBe(true);
        expect(after.endsWith(before.slice(last?.range[1]))).toBe(true);
        const change = drawn.reduce((sum, one) => sum + one.text.length - (one.range[1] - one.range[0]), 0);
        expect(after.length).toBe(before.length + change);
        expect(pieceByPiece(before, drawn)).toBe(after);
      }),
      options,
    );
  });

  it('the order of the findings does not matter', () => {
    const shuffled = proposals.chain((drawn) =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
    );
    fc.assert(
      fc.property(shuffled, ([drawn, other]) => {
        expect(planEdits(other).edits).toEqual(planEdits(drawn).edits);
      }),
      options,
    );
  });

  it('a finding is taken whole or dropped whole, and what is taken can be applied', () => {
    fc.assert(
      fc.property(text, proposals, (before, drawn) => {
        const plan = planEdits(drawn);
        applyEdits(before, plan.edits);
        expect([...plan.taken, ...plan.dropped]).toHaveLength(drawn.length);
        for (const one of plan.taken)
          for (const wanted of one.edits) expect(plan.edits).toContainEqual(wanted);
        const wanted = plan.taken.flatMap((one) => one.edits);
        for (const made of plan.edits) expect(wanted).toContainEqual(made);
      }),
      options,
    );
  });

  it('the first proposal of any set is taken, so that passes come to an end', () => {
    fc.assert(
      fc.property(proposals, (drawn) => {
        expect(planEdits(drawn).taken.length > 0).toBe(drawn.length > 0);
      }),
      options,
    );
  });
});

/** The edits from the last to the first, each by itself. */
function pieceByPiece(before: string, drawn: readonly Edit[]): string {
  return drawn.reduceRight(
    (now, { range, text: by }) => now.slice(0, range[0]) + by + now.slice(range[1]),
    before,
  );
}

describe('planEdits', () => {
  const plan = (...lists: Edit[][]) => planEdits<Proposal>(lists.map((one) => ({ edits: one })));

  it('shares an import', () => {
    const added = insert(0, "import { isOpen } from './socket-state.js';\n");
    const { edits: made, taken } = plan([added, replace(10, 12, 'a')], [added, replace(20, 22, 'b')]);
    expect(made).toEqual([added, replace(10, 12, 'a'), replace(20, 22, 'b')]);
    expect(taken).toHaveLength(2);
  });

  it('wraps a statement once when two findings want the same', () => {
    const wrap = [insert(10, 'if (open) {'), insert(20, '}')];
    expect(plan(wrap, wrap).edits).toEqual(wrap);
  });

  it('does not share half a pair of brackets', () => {
    const { edits: made, dropped } = plan(
      [insert(10, '('), insert(20, ')')],
      [insert(15, '('), insert(20, ')')],
    );
    expect(made).toEqual([insert(10, '('), insert(20, ')')]);
    expect(dropped).toHaveLength(1);
  });

  it('does not guess the order of two insertions at one point', () => {
    expect(plan([insert(10, 'a')], [insert(10, 'b')]).dropped).toHaveLength(1);
  });

  it('takes an edit within a statement that another wraps', () => {
    expect(plan([insert(10, '{'), insert(30, '}')], [replace(15, 20, 'x')]).dropped).toEqual([]);
  });
});

describe('names', () => {
  const beat = (at: number) => ({
    edits: [insert(at, 'const heartbeat = setInterval(() => {\n  const at = now();\n});\n')],
  });

  it('are declared once in a block', () => {
    expect(planEdits([beat(10), beat(20)], () => [0, 30]).dropped).toHaveLength(1);
    expect(planEdits([beat(10), beat(20)], (offset) => [offset - 2, offset + 2]).dropped).toEqual([]);
  });

  it('do not shadow each other', () => {
    const inner = (offset: number) => (offset < 20 ? ([0, 40] as const) : ([18, 30] as const));
    expect(planEdits([beat(10), beat(20)], inner).dropped).toHaveLength(1);
  });

  it('within the brackets of a text are seen by nobody else', () => {
    expect(declaredIn('const a = () => { let b; };\nfunction c() { const d = 1; }')).toEqual(['a', 'c']);
  });
});

describe('applyEdits', () => {
  it('keeps the order of insertions at one point', () => {
    expect(applyEdits('ab', [insert(1, '1'), insert(1, '2')])).toBe('a12b');
  });

  it.each([
    ['overlapping', [replace(0, 2, 'x'), replace(1, 3, 'y')]],
    ['behind the end', [replace(2, 9, 'x')]],
    ['backwards', [replace(2, 1, 'x')]],
  ])('throws on edits %s', (_, wrong) => {
    expect(() => applyEdits('abc', wrong)).toThrow('Edits overlap or leave the text');
  });
});
