// Variables that a walk gives the entry at hand to, though they were not made for it alone.
import type { Names } from './names.ts';
import { eachBlock, leadsTo, type Point, type Round } from './paths.ts';
import { below, isSameSpot, restBelow, type Spot } from './spot.ts';

/** `jobs.forEach((job, index) => { …; index--; })`: `index` is the index until then. */
export interface Alias {
  readonly name: Spot;
  readonly of: Spot;
  /** Where it is given something else. */
  readonly lostAt: readonly Point[];
}

/** Finds the variables that stand for the bases, or for something below one of them, within a round. */
export function findAliases(round: Round, bases: readonly Spot[], names: Names): readonly Alias[] {
  const given: { name: Spot; of: Spot }[] = [];
  const other: { name: Spot; point: Point }[] = [];
  for (const { id, instrs } of eachBlock(round)) {
    for (const [position, instr] of instrs.entries()) {
      if (instr.kind !== 'assign' || instr.target.path.length > 0) continue;
      const name = names.spotOfPlace(instr.target, round.fn.id);
      if (name === null || stands(name, bases) !== null) continue;
      const value = names.spotOf(instr.value, round.fn.id);
      const of = value === null ? null : stands(value, bases);
      if (of === null) other.push({ name, point: { block: id, position } });
      else given.push({ name, of });
    }
  }
  return given.map((alias) => ({
    ...alias,
    lostAt: other.flatMap(({ name, point }) => (isSameSpot(name, alias.name) ? [point] : [])),
  }));
}

function stands(spot: Spot, bases: readonly Spot[]): Spot | null {
  for (const base of bases) {
    const rest = restBelow(spot, base);
    if (rest !== null) return below(base, rest);
  }
  return null;
}

/** Leaves out the aliases that may be lost before control gets to a point. */
export function aliasesAt(aliases: readonly Alias[], round: Round, point: Point): readonly Alias[] {
  return aliases.filter(({ lostAt }) =>
    lostAt.every((lost) => !leadsTo(round, { ...lost, position: lost.position + 1 }, point)),
  );
}
