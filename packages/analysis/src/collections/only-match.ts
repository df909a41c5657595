// Removals of the one element that is looked for: `if (entry === wanted)`, `if (packet.id === id)`. What moves up into its place is
// skipped, and is not it.
import type { Block, BlockId, Value } from '../ir/model.ts';
import { eachSuccessor } from '../ir/visit.ts';
import type { Names } from './names.ts';
import type { Event } from './own-events.ts';
import { eachBlock } from './paths.ts';
import { isKeyedByPlace, spotKey } from './spot.ts';
import { partOf, type Walk } from './walk.ts';

/** Properties that tell one element from all others. May miss: ids that two elements share. */
const UNIQUE = new Set(
  'id _id uid uuid guid key pid process.pid socket socket.id ws conn connection'.split(' '),
);

/** Tells whether a round comes to a change only where the element is equal to something that stays the same from round to round. */
export function isOfOnlyMatch(event: Event, walk: Walk, names: Names): boolean {
  const { round } = walk;
  if (event.block === round.start) return false;
  const seen = new Set<BlockId>([round.start]);
  const open = [round.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = round.fn.blocks[id];
    if (block === undefined || finds(block, walk, names)) continue;
    if (id === event.block) return false;
    for (const to of eachSuccessor(block)) {
      if (seen.has(to) || !round.blocks.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return true;
}

/** Whether a block is the branch in which the element has been found. */
function finds({ instrs }: Block, walk: Walk, names: Names): boolean {
  return instrs.some((instr) => instr.kind === 'assume' && asksForOne(instr.test, instr.holds, walk, names));
}

function asksForOne(test: Value, holds: boolean, walk: Walk, names: Names): boolean {
  if (test.kind === 'not') return asksForOne(test.operand, !holds, walk, names);
  if (test.kind === 'logical')
    return (
      (test.operator === '&&') === holds &&
      test.operator !== '??' &&
      [test.left, test.right].some((part) => asksForOne(part, holds, walk, names))
    );
  if (test.kind !== 'compare') return false;
  if (!(holds ? ['===', '=='] : ['!==', '!=']).includes(test.operator)) return false;
  return (
    (isIdentity(test.left, walk, names) && stays(test.right, walk, names)) ||
    (isIdentity(test.right, walk, names) && stays(test.left, walk, names))
  );
}

/** The element, or what tells it from others. */
function isIdentity(value: Value, walk: Walk, names: Names): boolean {
  const spot = names.spotOf(value, walk.fn.id);
  const part = spot === null ? null : partOf(spot, walk, 'array');
  if (part?.of !== 'value') return false;
  return part.path.length === 0 || UNIQUE.has(part.path.join('.'));
}

/** Something that is no part of the element and is given no other value within the round. */
function stays(value: Value, walk: Walk, names: Names): boolean {
  if (value.kind !== 'place') return false;
  const spot = names.spotOf(value, walk.fn.id);
  if (spot === null || spot.path.some(isKeyedByPlace) || partOf(spot, walk, 'array') !== null) return false;
  for (const { instrs } of eachBlock(walk.round))
    for (const instr of instrs) {
      if (instr.kind !== 'assign') continue;
      const target = names.spotOfPlace(instr.target, walk.fn.id);
      if (target !== null && spotKey(spot).startsWith(spotKey(target))) return false;
    }
  return true;
}
