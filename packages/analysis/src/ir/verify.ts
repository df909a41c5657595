// What must hold of every lowered function. The solver relies on all of it.
import type { Block, BlockId, IrFunction, Place, Value } from './model.ts';
import { printFunction } from './print.ts';
import {
  eachInstr,
  eachOperand,
  eachSubvalue,
  eachSuccessor,
  placeOfInstr,
  reversePostorder,
  terminalValue,
} from './visit.ts';

/** Checks a function, and throws with its printed IR if something does not hold: our bug, whatever the source was. */
export function verify(fn: IrFunction): void {
  const problem = findProblem(fn);
  if (problem !== null) throw new Error(`invariant: ${problem}\n${printFunction(fn)}`);
}

function findProblem(fn: IrFunction): string | null {
  return (
    problemOfOrder(fn) ??
    problemOfInstrs(fn) ??
    problemOfLoops(fn) ??
    problemOfBranches(fn) ??
    firstOf(fn.blocks, problemOfRegions) ??
    problemOfResults(fn)
  );
}

function firstOf<T>(all: Iterable<T>, problemOf: (one: T) => string | null): string | null {
  for (const one of all) {
    const problem = problemOf(one);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOfOrder(fn: IrFunction): string | null {
  if (fn.blocks.length === 0) return 'there is no entry block';
  for (const [index, block] of fn.blocks.entries()) {
    if (block.id !== index) return `b${block.id} stands at position ${index}`;
    for (const to of eachSuccessor(block))
      if (fn.blocks[to] === undefined) return `b${index} leads to b${to}, which is missing`;
  }
  const order = reversePostorder<BlockId>(0, (id) => eachSuccessor(blockAt(fn, id)));
  if (order.length < fn.blocks.length) return 'a block is unreachable';
  return firstOf(order.entries(), ([index, id]) => (id === index ? null : `b${id} is out of order`));
}

function blockAt(fn: IrFunction, id: BlockId): Block {
  const block = fn.blocks[id];
  if (block === undefined) throw new Error(`invariant: no block b${id}`);
  return block;
}

function problemOfInstrs(fn: IrFunction): string | null {
  let count = 0;
  for (const instr of eachInstr(fn)) {
    if (fn.instrs.get(instr.id) !== instr) return `instruction ${instr.id} is not the one in the table`;
    count++;
  }
  return count === fn.instrs.size ? null : 'the table has instructions that no block has';
}

function problemOfLoops(fn: IrFunction): string | null {
  const headers = new Map(fn.loops.map((loop) => [loop.id, loop.header]));
  for (const [id, header] of headers) {
    if (fn.blocks[header]?.loops.at(-1) !== id) return `the header of loop ${id} does not lie in it`;
  }
  return firstOf(fn.blocks, (block) => {
    for (const [depth, id] of block.loops.entries()) {
      const header = headers.get(id);
      if (header === undefined) return `b${block.id} lies in loop ${id}, which is missing`;
      const around = blockAt(fn, header).loops;
      if (around.length !== depth + 1) return `the loops around b${block.id} do not nest`;
    }
    return null;
  });
}

/** Each way of a branch says what is known there; only the exit of an iteration may say nothing. */
function problemOfBranches(fn: IrFunction): string | null {
  const iterations = new Set(fn.loops.filter((loop) => loop.collection !== null).map((loop) => loop.header));
  return firstOf(fn.blocks, (block) => {
    if (block.terminal.kind !== 'choose') return null;
    const silent = block.terminal.to.filter((id) => !saysWhy(blockAt(fn, id)));
    return silent.length > (iterations.has(block.id) ? 1 : 0)
      ? `a way out of b${block.id} assumes nothing`
      : null;
  });
}

function saysWhy(block: Block): boolean {
  const first = block.instrs[0]?.kind;
  return first === 'assume' || first === 'assume-nullish' || first === 'next';
}

function problemOfRegions(block: Block): string | null {
  for (const [index, region] of block.regions.entries()) {
    const outer = block.regions[index - 1];
    if (outer === undefined) continue;
    const [start, end] = region.node.range;
    if (start < outer.node.range[0] || end > outer.node.range[1])
      return `the regions around b${block.id} do not nest`;
  }
  return null;
}

function problemOfResults(fn: IrFunction): string | null {
  const problemOfPlace = (place: Place | null): string | null => {
    const root = place?.root;
    return root?.kind === 'result' && !fn.instrs.has(root.of) ? `%${root.of} is missing` : null;
  };
  const problemOfValue = (value: Value): string | null =>
    firstOf(eachSubvalue(value), (part) => {
      if (part.kind === 'result' && !fn.instrs.has(part.of)) return `%${part.of} is missing`;
      return part.kind === 'place' ? problemOfPlace(part.place) : null;
    });
  return (
    firstOf(
      eachInstr(fn),
      (instr) => problemOfPlace(placeOfInstr(instr)) ?? firstOf(eachOperand(instr), problemOfValue),
    ) ??
    firstOf(fn.blocks, (block) => {
      const value = terminalValue(block.terminal);
      return value === null ? null : problemOfValue(value);
    })
  );
}
