// What is said where somebody names a rule, codemod or library that there is none of.
import { KnownError } from '@socket-safety/codemod-host';
import { findNearest } from '@socket-safety/eslint-host';

/** More of them would be no help. */
const MOST_MEANT = 3;

/** Makes the error that suggests what may have been meant, or lists what there is. */
export function unknownName(noun: string, written: string, known: readonly string[]): KnownError {
  const meant = namesMeant(written, known);
  const says =
    meant.length === 0
      ? `there are ${known.join(', ')}`
      : `did you mean ${meant.map((name) => `"${name}"`).join(' or ')}?`;
  return new KnownError(`Unknown ${noun} "${written}": ${says}`);
}

/** Names that hold what was written as whole words, else the one that is nearest. */
function namesMeant(written: string, known: readonly string[]): readonly string[] {
  const longer = known.filter((name) => `-${name}-`.includes(`-${written}-`));
  if (longer.length > 0 && longer.length <= MOST_MEANT) return longer;
  const nearest = findNearest(written, known);
  return nearest === null ? [] : [nearest];
}
