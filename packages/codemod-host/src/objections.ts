// What speaks against keeping a pass.
import type { LintOutcome } from '@socket-safety/eslint-host';
import type { Edit } from '@socket-safety/repairs';
import type { Wish } from './wishes.ts';

/**
 * Finds the wishes that must not be made, each with its reason.
 *
 * | after the edits                               | spoken against                        |
 * | --------------------------------------------- | -------------------------------------- |
 * | the text does not parse, or cannot be analysed| every wish: ask with fewer of them      |
 * | a finding still stands where it stood         | its wish, which would be made for ever |
 *
 * @param edits those that were applied for `made`, in the text before
 */
export function objectionsTo(
  made: readonly Wish[],
  edits: readonly Edit[],
  after: LintOutcome,
): ReadonlyMap<Wish, string> {
  const general = generalObjection(after);
  if (general !== null) return new Map(made.map((wish) => [wish, general]));
  const standing = new Set(after.findings.map(({ rule, finding }) => `${rule} ${finding.node.range[0]}`));
  const objections = new Map<Wish, string>();
  for (const wish of made) {
    const start = moved(wish.finding.finding.node.range[0], edits);
    if (start !== null && standing.has(`${wish.finding.rule} ${start}`)) {
      objections.set(wish, 'the rewrite would not settle the report');
    }
  }
  return objections;
}

/** Says what is wrong with the whole text; null where it can be read. */
export function generalObjection({ parseError, crashes: [crash] }: LintOutcome): string | null {
  if (parseError !== null) return `the rewritten text would not parse: ${parseError.message}`;
  return crash === undefined ? null : `the rewritten text could not be analysed: ${crash.message}`;
}

/** Tells where a character stands after the edits; null when it was replaced. */
export function moved(offset: number, edits: readonly Edit[]): number | null {
  let shift = 0;
  for (const { range, text } of edits) {
    const [start, end] = range;
    if (start <= offset && offset < end) return null;
    if (end <= offset) shift += text.length - (end - start);
  }
  return offset + shift;
}
