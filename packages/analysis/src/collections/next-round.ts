// Whether another round follows: `found = true` after a removal ends a loop whose test or body asks for it.
import type { BlockId, Instr, Value, Variable } from '../ir/model.ts';
import { comesToEnd } from './comes-to-end.ts';
import { eachBlock, eachWay, type Point, type Round } from './paths.ts';

/** Variables that hold a plain true or false for now. */
type Flags = ReadonlyMap<Variable, boolean>;

interface State extends Point {
  readonly flags: Flags;
  readonly round: 'this' | 'next';
}

/** Ways that differ only in flags are told apart up to here; a function with more of them is taken to go on. */
const MAX_STATES = 1000;

/** Tells whether a round can come to its end from `from` on, so that the body is gone through again. */
export function goesOn(round: Round, from: Point): boolean {
  return setsFlags(round) ? follows(round, from) : comesToEnd(round).has(from.block);
}

const flagged = new WeakMap<Round, boolean>();

function setsFlags(round: Round): boolean {
  let answer = flagged.get(round);
  if (answer === undefined) {
    const instrs = [...eachBlock(round)].flatMap((block) => block.instrs);
    answer = instrs.some((instr) => instr.kind === 'assign' && isFlag(instr));
    flagged.set(round, answer);
  }
  return answer;
}

function isFlag({ target, value }: Instr & { readonly kind: 'assign' }): boolean {
  const isName = target.root.kind === 'variable' && target.path.length === 0;
  return isName && value.kind === 'literal' && typeof value.value === 'boolean';
}

function follows(round: Round, from: Point): boolean {
  const seen = new Set<string>();
  const open: State[] = [{ ...from, flags: new Map(), round: 'this' }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const block = round.fn.blocks[at.block];
    if (block === undefined) continue;
    const flags = new Map(at.flags);
    const how = runBlock(block.instrs.slice(at.position), flags, at.round === 'next' ? round : null);
    if (how === 'again') return true;
    if (how === 'never') continue;
    for (const to of eachWay(block)) {
      const ends = round.goesOn(block, to);
      if (ends && at.round === 'this') follow(round.start, flags, 'next');
      else if (!ends && to !== null && round.blocks.has(to)) follow(to, flags, at.round);
    }
    if (seen.size > MAX_STATES) return true;
  }
  return false;

  function follow(block: BlockId, flags: Flags, which: State['round']): void {
    const key = [block, which, ...[...flags].map(([{ id }, value]) => `${id}${value}`).sort()].join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    open.push({ block, position: 0, flags, round: which });
  }
}

/** Runs through instructions: `again` where they do something in the body of `next`, `never` where they cannot be reached. */
function runBlock(
  instrs: readonly Instr[],
  flags: Map<Variable, boolean>,
  next: Round | null,
): 'again' | 'never' | 'through' {
  for (const instr of instrs) {
    if (instr.kind === 'assume') {
      const truth = truthOf(instr.test, flags);
      if (truth !== null && truth !== instr.holds) return 'never';
      continue;
    }
    const [start, end] = instr.node.range;
    if (next !== null && next.body[0] <= start && end <= next.body[1]) return 'again';
    if (instr.kind === 'assign') write(instr, flags);
  }
  return 'through';
}

function write({ target, value }: Instr & { readonly kind: 'assign' }, flags: Map<Variable, boolean>): void {
  if (target.root.kind !== 'variable' || target.path.length > 0) return;
  if (value.kind === 'literal' && typeof value.value === 'boolean')
    flags.set(target.root.variable, value.value);
  else flags.delete(target.root.variable);
}

function truthOf(test: Value, flags: Flags): boolean | null {
  switch (test.kind) {
    case 'not': {
      const truth = truthOf(test.operand, flags);
      return truth === null ? null : !truth;
    }
    case 'place':
      return test.place.root.kind === 'variable' && test.place.path.length === 0
        ? (flags.get(test.place.root.variable) ?? null)
        : null;
    case 'compare': {
      const { left, right, operator } = test;
      if (right.kind !== 'literal' || typeof right.value !== 'boolean') return null;
      const truth = truthOf(left, flags);
      if (truth === null) return null;
      if (operator === '===' || operator === '==') return truth === right.value;
      return operator === '!==' || operator === '!=' ? truth !== right.value : null;
    }
    default:
      return null;
  }
}
