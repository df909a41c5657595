// `verify` must notice each way in which a graph can be wrong.
import { parseForESLint } from '@typescript-eslint/parser';
import { expect, test } from 'vitest';
import { lowerModule } from '../lower/module.ts';
import type { Block, IrFunction } from './model.ts';
import { verify } from './verify.ts';

function lower(text: string): IrFunction {
  const { ast, scopeManager } = parseForESLint(text, { range: true, loc: true });
  return lowerModule({ ast, text, scopes: scopeManager.scopes }).body(0);
}

const branching = lower('for (const link of links) { if (link.open) use(next()); }');
const guarded = lower('try { try { send(); } finally { inner(); } } finally { outer(); }');

function change(fn: IrFunction, id: number, changed: Partial<Block>): IrFunction {
  return { ...fn, blocks: fn.blocks.map((block) => (block.id === id ? { ...block, ...changed } : block)) };
}

const wrong: Record<string, IrFunction> = {
  'there is no entry block': { ...branching, blocks: [] },
  'b0 leads to b99, which is missing': change(branching, 0, { terminal: { kind: 'goto', to: 99 } }),
  'b1 leads to b99': change(branching, 1, { handler: 99 }),
  'stands at position': { ...branching, blocks: branching.blocks.toReversed() },
  'a block is unreachable': change(branching, 0, { terminal: { kind: 'end' } }),
  'is out of order': change(branching, 1, { terminal: { kind: 'choose', to: [5, 2] } }),
  'is not the one in the table': { ...branching, instrs: new Map() },
  'the table has instructions that no block has': change(branching, 3, { instrs: [] }),
  'does not lie in it': change(branching, 1, { loops: [] }),
  'lies in loop 7, which is missing': change(branching, 2, { loops: [7] }),
  'do not nest': change(branching, 2, { loops: [0, 0] }),
  'assumes nothing': {
    ...branching,
    loops: branching.loops.map((loop) => ({ ...loop, collection: null })),
  },
  'the regions around b1 do not nest': change(guarded, 1, {
    regions: guarded.blocks[1]?.regions.toReversed() ?? [],
  }),
};

test('what the lowering makes passes', () => {
  verify(branching);
  verify(guarded);
});

test.each(Object.entries(wrong))('%s', (problem, fn) => {
  expect(() => verify(fn)).toThrow(problem);
  // The graph is printed below the problem, unless nothing of it is left.
  expect(() => verify(fn)).toThrow(/^invariant: .*\nmodule/);
});

test('a result of an instruction that is not there', () => {
  const blocks = branching.blocks.map((block) => {
    const instrs = block.instrs.map((instr) => (instr.kind === 'next' ? { ...instr, id: 99 } : instr));
    return { ...block, instrs };
  });
  const instrs = new Map(blocks.flatMap((block) => block.instrs).map((instr) => [instr.id, instr]));
  expect(() => verify({ ...branching, blocks, instrs })).toThrow(/%\d+ is missing/);
});
