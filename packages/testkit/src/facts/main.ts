// npm run facts: every replayable claim of every library row against the installed packages. Exit 1 on a difference.
import { libraries } from '@socket-safety/libraries';
import { compare, unshown } from './compare.ts';
import { replayAll } from './replay.ts';
import { printTable } from './table.ts';

const played = await replayAll(libraries);
const comparisons = played.map(({ library, replayed }) => ({
  library: library.id,
  comparison: compare(library, replayed),
}));
console.log(printTable(comparisons));

const replayed = libraries.filter(({ id }) => played.some(({ library }) => library.id === id));
const unseen = replayed.flatMap((library) =>
  unshown(
    library,
    comparisons.filter((one) => one.library === library.id).map(({ comparison }) => comparison),
  ).map(({ cell }) => `${library.id}: ${cell}: no implementation shows it`),
);
for (const line of unseen) console.log(line);

const differing = comparisons.some(({ comparison }) => comparison.differences.length > 0);
process.exitCode = differing || unseen.length > 0 ? 1 : 0;
