// Where a function suspends: what comes before that runs inside its call, what comes after runs later.
import type { BlockId, Instr, IrFunction, Value } from '../ir/model.ts';
import { eachSuccessor } from '../ir/visit.ts';
import type { Point } from './paths.ts';

/** How far into each block control gets before it first suspends; null for a function that never does. */
export type Prelude = ReadonlyMap<BlockId, number> | null;

/** Finds what runs before the first `await` or `yield`. */
export function findPrelude(fn: IrFunction): Prelude {
  if (!fn.isAsync && !fn.isGenerator) return null;
  const limits = new Map<BlockId, number>([[0, 0]]);
  const open: BlockId[] = [0];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = fn.blocks[id];
    if (block === undefined) continue;
    const stop = block.instrs.findIndex(isSuspension);
    limits.set(id, stop === -1 ? block.instrs.length : stop);
    const ways = stop === -1 ? eachSuccessor(block) : block.handler === null ? [] : [block.handler];
    for (const to of ways) {
      if (limits.has(to)) continue;
      limits.set(to, 0);
      open.push(to);
    }
  }
  return limits;
}

/** Tells whether a point can be reached before the function suspends. */
export function isEarly(prelude: Prelude | undefined, { block, position }: Point): boolean {
  return prelude === undefined || prelude === null || position < (prelude.get(block) ?? 0);
}

function isSuspension({ kind }: Instr): boolean {
  return kind === 'await' || kind === 'yield';
}

/**
 * Tells whether other handlers can run while an instruction waits. They cannot while `await null` does, nor between the steps of
 * a generator, unless who takes the steps lets them.
 */
export function letsOthersRun(instr: Instr, { instrs, isAsync }: IrFunction): boolean {
  return (instr.kind === 'yield' && isAsync) || (instr.kind === 'await' && !isSettled(instr.value, instrs));
}

function isSettled(value: Value, instrs: IrFunction['instrs']): boolean {
  if (value.kind === 'literal') return true;
  const call = value.kind === 'result' ? instrs.get(value.of) : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'method' || call.callee.name !== 'resolve') return false;
  const { receiver } = call.callee;
  return (
    receiver.kind === 'place' &&
    receiver.place.root.kind === 'global' &&
    receiver.place.root.name === 'Promise'
  );
}
