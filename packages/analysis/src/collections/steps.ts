// Index loops: how far the index moves in a round that makes a change, by whichever way control takes.
import type { Block, BlockId, Variable } from '../ir/model.ts';
import { isStepUp } from './index-walks.ts';
import type { Event } from './own-events.ts';
import { eachWay, type Point, type Round } from './paths.ts';

/** Steps are counted up to here: once, or more often. */
const MANY = 2;

/**
 * Counts the steps up in each round that passes an event and then comes to its end. Ways on which the index is set otherwise
 * are left out: `index--` after a removal makes up for it.
 */
export function countSteps(round: Round, index: Variable, event: Event): ReadonlySet<number> {
  const walk = { round, index, throws: false };
  const first = [{ block: round.start, position: 0, steps: 0 }];
  const direct = spread(walk, first, event);
  // To what stands in a `catch` only an exception leads.
  const before = direct.size > 0 ? direct : spread({ ...walk, throws: true }, first, event);
  const start = [...before].map((steps) => ({ block: event.block, position: event.position, steps }));
  return spread(walk, start, null);
}

interface Counting {
  readonly round: Round;
  readonly index: Variable;
  /** Whether each call may throw; else only what throws in plain sight does. */
  readonly throws: boolean;
}

type State = Point & { readonly steps: number };

/** Follows control from some states on; collects the steps with which it gets to `until`, or where null to the next round. */
function spread(walk: Counting, start: readonly State[], until: Point | null): ReadonlySet<number> {
  const { round } = walk;
  const arrived = new Set<number>();
  const seen = new Set<string>();
  const open = [...start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const block = round.fn.blocks[at.block];
    if (block === undefined) continue;
    const stop =
      until?.block === at.block && at.position <= until.position ? until.position : block.instrs.length;
    const steps = stepsWithin(walk, block, at, stop);
    if (steps === null) continue;
    if (stop === until?.position && until.block === at.block) {
      arrived.add(steps);
      continue;
    }
    for (const to of eachWay(block)) follow(to, steps);
    if (walk.throws) leaveByCalls(block, at);
  }
  return arrived;

  function leaveByCalls(block: Block, at: State): void {
    block.instrs.forEach(({ kind }, position) => {
      if (position < at.position || (kind !== 'call' && kind !== 'await')) return;
      const steps = stepsWithin(walk, block, at, position);
      if (steps !== null) follow(block.handler, steps);
    });
  }

  function follow(to: BlockId | null, steps: number): void {
    if (to === null || !round.blocks.has(to)) return;
    if (to === round.start) {
      if (until === null) arrived.add(steps);
      return;
    }
    const key = `${to} ${steps}`;
    if (seen.has(key)) return;
    seen.add(key);
    open.push({ block: to, position: 0, steps });
  }
}

/** The steps after a part of a block; null where the index is set to something else. */
function stepsWithin(
  { index }: Counting,
  block: Block,
  { position, steps }: State,
  stop: number,
): number | null {
  let count = steps;
  for (const instr of block.instrs.slice(position, stop)) {
    if (instr.kind !== 'assign' || instr.target.path.length > 0) continue;
    if (instr.target.root.kind !== 'variable' || instr.target.root.variable !== index) continue;
    if (!isStepUp(instr, index)) return null;
    count = Math.min(count + 1, MANY);
  }
  return count;
}
