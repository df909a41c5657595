// npm run facts: every replayable claim of the library rows against the installed packages, and every name against what they
// declare. Exit 1 on a difference.
//   npm run facts -- [--install] [--record] [<library id> …]
import { libraries } from '@socket-safety/libraries';
import { BUILT_ON, citedRows } from './cited-alone.ts';
import { compare, unshown } from './compare.ts';
import { printNames } from './declared/print-names.ts';
import { checkNames } from './declared/name-check.ts';
import { implementations, isPresent } from './implementations.ts';
import { install } from './install.ts';
import { isInstalled } from './installed.ts';
import { recordReplay } from './record-file.ts';
import { replayAll } from './replay.ts';
import { printTable } from './table.ts';

const given = process.argv.slice(2);
if (given.includes('--install')) {
  install('libraries');
  install('runtimes');
}
const ids = given.filter((word) => !word.startsWith('--'));
const wanted = libraries.filter(({ id }) => ids.length === 0 || ids.includes(id));

const played = await replayAll(wanted);
const comparisons = played.map(({ library, replayed }) => ({
  library: library.id,
  comparison: compare(library, replayed),
}));
console.log(printTable(comparisons));
if (given.includes('--record')) recordReplay(comparisons);

const unseen = wanted.flatMap((library) =>
  unshown(
    library,
    played.filter((one) => one.library === library).map(({ replayed }) => replayed),
  ).map(({ cell }) => `${library.id}: ${cell}: no implementation shows it`),
);
for (const line of unseen) console.log(line);

const names = isInstalled('libraries') ? await checkNames(wanted) : [];
console.log(printNames(names));

const skipped = implementations.filter((one) => !isPresent(one));
for (const { name, library } of skipped) console.log(`${library}: ${name}: not installed, skipped`);
for (const [library, because] of Object.entries(BUILT_ON))
  if (wanted.some(({ id }) => id === library)) console.log(`${library}: not replayed by itself: ${because}`);
for (const { library, because, citations } of citedRows())
  if (wanted.some(({ id }) => id === library))
    console.log(`${library}: not replayed: ${because}; cited: ${citations.join('; ')}`);
// The runtimes are large; a continuous integration may go without them, but not without the libraries.
const incomplete = process.env['CI'] !== undefined && !isInstalled('libraries');
if (incomplete)
  console.log('packages/testkit/replayed/libraries is not installed: npm run facts -- --install');

const differing = comparisons.some(({ comparison }) => comparison.differences.length > 0);
const misspelt = names.some(({ absent }) => absent.length > 0);
process.exitCode = differing || unseen.length > 0 || misspelt || incomplete ? 1 : 0;
