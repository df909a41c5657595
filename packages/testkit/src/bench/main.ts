// `npm run bench -- growth [part of a shape's name]` and `npm run bench -- processes <folder> [--pairs <n>]`. Nothing here is a test, as
// times depend on the machine.
import { parseArgs } from 'node:util';
import { measureGrowth, printGrowth, STEEPEST } from './growth.ts';
import { compareProcesses, printComparisons } from './processes.ts';

const USAGE = `Usage: npm run bench -- growth [part of a name]
       npm run bench -- processes <folder> [--pairs <n>] [--only <part of a name>]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
});
const [what, subject = ''] = positionals;
if (what === 'growth') {
  const grown = measureGrowth(subject);
  console.log(printGrowth(grown));
  process.exitCode = grown.every(({ time, memory }) => Math.max(time, memory) <= STEEPEST) ? 0 : 1;
} else if (what === 'processes' && subject !== '') {
  console.log(printComparisons(compareProcesses(subject, Number(values.pairs), values.only)));
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
