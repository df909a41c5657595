// Loops that count an index up to the length of an array.
import type { Block, Instr, IrFunction, Loop, Node, Place, Value, Variable } from '../ir/model.ts';
import { findAliases } from './aliases.ts';
import { indexLoops } from './loop-index.ts';
import type { Names } from './names.ts';
import { roundOfLoop } from './rounds.ts';
import { below, type Spot } from './spot.ts';
import type { Walk } from './walk.ts';

/** Finds the loops of a function whose test compares an index that is counted up with the length of an array. */
export function* eachIndexWalk(
  fn: IrFunction,
  names: Names,
  isOfInterest: (spot: Spot) => boolean,
): Generator<Walk> {
  const found = new Set<number>();
  for (const block of fn.blocks) {
    const test = testOf(block);
    const loop = test === null ? null : indexLoops(fn).loop(block.loops.at(-1));
    if (test === null || loop === null || found.has(loop.id) || !isTestOf(loop, test.node)) continue;
    const counted = readTest(test, names);
    if (counted === null) continue;
    const { index, bound } = counted;
    const spot = names.spotOfPlace(bound.place, fn.id);
    if (spot === null || !isOfInterest(spot) || !isCountedUp(index, fn, loop, names)) continue;
    found.add(loop.id);
    const round = roundOfLoop(fn, loop);
    const item = below(spot, [`[${index.name}]`]);
    const key = names.spotOfPlace({ root: { kind: 'variable', variable: index }, path: [] }, fn.id);
    yield {
      node: loop.node,
      fn,
      loop,
      round,
      spot,
      collection: bound.node,
      walkedAs: 'index',
      steps: 'index',
      isBounded: bound.isCached,
      item,
      key,
      counter: { variable: index, test: test.node },
      aliases: findAliases(round, [item], names),
    };
  }
}

/** What a block takes for granted from its start on. */
export function testOf(block: Block): Value | null {
  const [first] = block.instrs;
  return first?.kind === 'assume' && first.holds ? first.test : null;
}

function isTestOf({ node }: Loop, test: Node): boolean {
  if (node.type !== 'ForStatement' && node.type !== 'WhileStatement' && node.type !== 'DoWhileStatement')
    return false;
  const whole = node.test;
  return whole !== null && whole.range[0] <= test.range[0] && test.range[1] <= whole.range[1];
}

interface Bound {
  /** The array. */
  readonly place: Place;
  readonly node: Node;
  readonly isCached: boolean;
}

/** Reads `index < jobs.length` and what means the same. */
function readTest(test: Value, names: Names): { readonly index: Variable; readonly bound: Bound } | null {
  if (test.kind !== 'compare') return null;
  const { operator } = test;
  const isUp = operator === '<' || operator === '<=' || operator === '!=' || operator === '!==';
  const isTurned = operator === '>' || operator === '>=';
  if (!isUp && !isTurned) return null;
  const [low, high] = isTurned ? [test.right, test.left] : [test.left, test.right];
  const index = variableOf(low);
  const bound = boundOf(high.kind === 'arithmetic' && high.operator === '-' ? high.left : high, names);
  return index === null || bound === null ? null : { index, bound };
}

function variableOf(value: Value): Variable | null {
  const isName = value.kind === 'place' && value.place.path.length === 0;
  return isName && value.place.root.kind === 'variable' ? value.place.root.variable : null;
}

function boundOf(value: Value, names: Names): Bound | null {
  if (value.kind !== 'place') return null;
  const named = variableOf(value);
  const cached = named === null ? null : names.constantOf(named);
  const length = cached === null ? value : cached.instr.value;
  if (length.kind !== 'place' || length.place.path.at(-1) !== 'length') return null;
  const { root, path } = length.place;
  const node = length.node.type === 'MemberExpression' ? length.node.object : length.node;
  return { place: { root, path: path.slice(0, -1) }, node, isCached: cached !== null };
}

/** Whether a loop steps an index up, and nobody else has a hand in it. */
function isCountedUp(index: Variable, fn: IrFunction, loop: Loop, names: Names): boolean {
  let steps = false;
  for (const write of names.writesOf(index)) {
    if (write.fn !== fn.id) return false;
    const isInside =
      loop.node.range[0] <= write.instr.node.range[0] && write.instr.node.range[1] <= loop.node.range[1];
    steps ||= isInside && isStepUp(write.instr, index);
  }
  return steps;
}

/** `index++`, `index += 2` */
export function isStepUp(instr: Instr, index: Variable): boolean {
  if (instr.kind !== 'assign' || instr.value.kind !== 'arithmetic' || instr.value.operator !== '+')
    return false;
  const { left, right } = instr.value;
  return (
    variableOf(left) === index &&
    right.kind === 'literal' &&
    typeof right.value === 'number' &&
    right.value > 0
  );
}
