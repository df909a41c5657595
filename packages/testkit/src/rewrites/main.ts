// `npm run rewrite-corpus -- <folder of checkouts>`: what the codemods make of repositories that nobody here wrote.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codemods } from '@socket-safety/codemods';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { listCheckouts } from '../corpus/checkouts.ts';
import { printTrials } from './print-trials.ts';
import type { Trial } from './trial.ts';
import { tryRewrite } from './try-rewrite.ts';
import { readWishes } from './usage.ts';

const wishes = readWishes(process.argv.slice(2));
const wanted = codemods.filter(({ id }) => wishes.codemods.length === 0 || wishes.codemods.includes(id));
const out = wishes.out ?? mkdtempSync(join(tmpdir(), 'rewrites-'));
const trials: Trial[] = [];
for (const checkout of listCheckouts(wishes.folders, wishes.only)) {
  // Says where it is, should it stop there.
  console.error(checkout.repo);
  trials.push(
    await tryRewrite(checkout, { rules, codemods: wanted, preset: wishes.preset, types: wishes.types, out }),
  );
}
console.log(printTrials(trials));
if (wishes.out === null) rmSync(out, { recursive: true });
