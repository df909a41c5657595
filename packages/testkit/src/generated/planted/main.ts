// `npm run planted [-- --count 2000 --seed 1]`: bugs planted in the engine, and the programs that find them. Exit code 1 where one
// is not found.
import { parseArgs } from 'node:util';
import { sampleChecked } from '../arbitrary.ts';
import { PLANTED } from './bugs.ts';
import { findBugs } from './find-bugs.ts';
import { idioms } from './idioms.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
let count = 0;
const programs = [...idioms(), ...sampleChecked(Number(values.count), Number(values.seed))];
for (const { bug, by } of findBugs(programs, PLANTED)) {
  if (by !== null) count++;
  const how = by === null ? 'NOT FOUND' : `${by.what} in program ${by.nth} of those that can fail`;
  console.log(`${bug.name}: ${how}`);
}
console.log(`${count} of ${PLANTED.length} planted bugs found`);
process.exitCode = count === PLANTED.length ? 0 : 1;
