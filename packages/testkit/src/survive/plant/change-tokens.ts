// A file in, the same file with a few of its tokens gone, doubled, in each other's place or from elsewhere in it out: what nobody would
// write and still parses. The same seed changes the same.
import { parseSource } from '@socket-safety/eslint-host';
import { parse } from '@typescript-eslint/typescript-estree';
import { randomOf, type Random } from './random.ts';

const MOST_CHANGES = 4;
/** Most changes do not parse. */
const MOST_TRIES = 40;

/** Changes tokens of a file's text; null where it does not parse, or no change that was tried does. */
export function changeTokens(file: string, text: string, seed: number): string | null {
  if (parseSource(file, text) === null) return null;
  const { tokens } = parse(text, {
    range: true,
    tokens: true,
    jsx: !/\.[cm]?ts$/.test(file),
    errorOnUnknownASTType: false,
  });
  // What stands between two tokens stays with the one before it.
  const pieces = (tokens ?? []).map(({ range }, at, all) => text.slice(range[0], all[at + 1]?.range[0]));
  const head = text.slice(0, tokens?.[0]?.range[0] ?? text.length);
  const random = randomOf(seed);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const changed = [...pieces];
    for (let count = 1 + random.below(MOST_CHANGES); count > 0; count--) changeOne(changed, random);
    const result = head + changed.join('');
    if (result !== text && parseSource(file, result) !== null) return result;
  }
  return null;
}

function changeOne(pieces: string[], random: Random): void {
  const at = random.below(pieces.length);
  const other = random.pick(pieces) ?? '';
  switch (random.below(5)) {
    case 0:
      pieces.splice(at, 1);
      return;
    case 1:
      pieces.splice(at, 0, pieces[at] ?? '');
      return;
    case 2:
      pieces.splice(at, 2, pieces[at + 1] ?? '', pieces[at] ?? '');
      return;
    case 3:
      pieces[at] = other;
      return;
    default:
      pieces.splice(at, 0, other);
  }
}
