// `npm run planted [-- --count 2000 --seed 1]`: bugs planted in the engine, and the programs that find them. Exit code 1 where one
// is not found.
import { parseArgs } from 'node:util';
import { sample } from '../arbitrary.ts';
import { PLANTED } from './bugs.ts';
import { findBugs } from './find-bugs.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const found = findBugs(sample(Number(values.count), Number(values.seed)), PLANTED);
for (const { bug, by } of found)
  console.log(
    `${bug.name}: ${by === null ? 'NOT FOUND' : `${by.what} in the ${by.nth}th program that can fail`}`,
  );
const count = found.filter(({ by }) => by !== null).length;
console.log(`${count} of ${found.length} planted bugs found`);
process.exitCode = count === found.length ? 0 : 1;
