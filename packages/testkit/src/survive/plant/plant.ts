// A file in, the same file with sockets and hazards in it out: at any statement, around any statement and any expression. What comes
// out parses and means nothing. The same seed plants the same.
import { parseSource } from '@socket-safety/eslint-host';
import { randomOf, type Random } from './random.ts';
import { findPlaces, type Place, type Places } from './places.ts';
import { BIRTHS, COMMON, FRAMES, STATEMENTS, WRAPPINGS, type Soil } from './seeds.ts';

const MOST_SEEDS = 12;

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Plants into a file's text; null where it does not parse, or nothing can be planted so that it still does. */
export function plant(file: string, text: string, seed: number): string | null {
  const source = parseSource(file, text);
  if (source === null || text.startsWith('#!')) return null;
  const random = randomOf(seed);
  const isModule =
    /\.m[jt]s$/.test(file) || source.ast.body.some(({ type }) => /^(?:Import|Export)/.test(type));
  const places = findPlaces(source.ast, { isAsync: isModule, isGenerator: false, isFunction: false });
  const first = places.between[0]?.at ?? source.text.length;
  const births = { at: first, text: (isModule ? BIRTHS.module : BIRTHS.script) + COMMON };
  for (let count = 1 + random.below(MOST_SEEDS); count >= 0; count = count === 0 ? -1 : count >> 1) {
    const insertions = Array.from({ length: count }, () => insertionsOf(places, random, source.text)).flat();
    const planted = inserted(source.text, [births, ...insertions]);
    if (parseSource(file, planted) !== null) return (text.startsWith('\uFEFF') ? '\uFEFF' : '') + planted;
  }
  return null;
}

function insertionsOf(
  { between, statements, expressions }: Places,
  random: Random,
  text: string,
): readonly Insertion[] {
  switch (random.below(4)) {
    case 0:
      return around(random.pick(statements), FRAMES, random, text);
    case 1:
      return around(random.pick(expressions), WRAPPINGS, random, text);
    default: {
      const place = random.pick(between);
      if (place === null) return [];
      return [{ at: place.at, text: `${random.pick(fitting(STATEMENTS, place.soil))?.text ?? ''}\n` }];
    }
  }
}

function around(
  place: Place | null,
  frames: typeof FRAMES,
  random: Random,
  text: string,
): readonly Insertion[] {
  if (place === null) return [];
  const frame = random.pick(fitting(frames, place.soil))?.text ?? '$';
  const [before = '', after = ''] = frame.split('$');
  const [start, end] = place.range;
  // A comment may stand at the end, and a statement may end by its line.
  const gap = text.slice(start, end).includes('\n') ? '\n' : ' ';
  return [
    { at: start, text: before },
    { at: end, text: gap + after },
  ];
}

function fitting(seeds: typeof STATEMENTS, soil: Soil): typeof STATEMENTS {
  return seeds.filter(({ needs }) => needs === undefined || soil[needs]);
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((left, right) => left.at - right.at);
  let [result, done] = ['', 0];
  for (const { at, text: put } of sorted) {
    result += text.slice(done, at) + put;
    done = at;
  }
  return result + text.slice(done);
}
