// Programs that nobody would write: cases with some of their tokens changed. `npm run survive -- <folder> --tokens 1` does it to any tree.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseSource } from '@socket-safety/eslint-host';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { examine } from './examine.ts';
import { changeTokens } from './plant/change-tokens.ts';

const MOST_CASES = 24;
const SEED = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('changes the same from the same seed, into something that parses', () => {
  const text = `const sum = (a, b) => a + b;\n// done\nif (sum(1, 2) > 2) { console.log(sum); } else throw sum;\n`;
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const changed = seeds.map((seed) => changeTokens('a.ts', text, seed));
  expect(seeds.map((seed) => changeTokens('a.ts', text, seed))).toEqual(changed);
  expect(new Set(changed).size).toBeGreaterThan(15);
  for (const one of changed) expect(parseSource('a.ts', one ?? '(')).not.toBeNull();
  expect(changeTokens('a.ts', 'function (', 1)).toBeNull();
});

const all = readdirSync(join(ROOT, 'rules'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/]+\/cases\/[^/]+\.ts$/.test(file))
  .sort();
const cases = all.filter((_, at) => at % Math.ceil(all.length / MOST_CASES) === 0);

it.each(cases)('%s', async (name) => {
  const changed = changeTokens(name, readFileSync(join(ROOT, 'rules', name), 'utf8'), SEED);
  if (changed === null) return;
  const file = join(folder, basename(name));
  writeFileSync(file, changed);
  const { faults } = await examine(file);
  expect(faults).toEqual([]);
});
