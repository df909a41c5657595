// `npm run bench -- growth [part of a shape's name]`, `npm run bench -- processes <folder> [--pairs <n>]` and `npm run bench -- tree
// <folder>`. Nothing here is a test, as times depend on the machine.
import { parseArgs } from 'node:util';
import { measureGrowth, printGrowth, STEEPEST } from './growth.ts';
import { compareProcesses, printComparisons } from './processes.ts';
import { writeTree } from './tree.ts';

const USAGE = `Usage: npm run bench -- growth [part of a name]
       npm run bench -- processes <folder> [--pairs <n>] [--only <part of a name>]
       npm run bench -- tree <folder to write> [--files <n>] [--sockets <n>]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    files: { type: 'string', default: '2000' },
    sockets: { type: 'string', default: '40' },
  },
});
const [what, subject = ''] = positionals;
if (what === 'growth') {
  const grown = measureGrowth(subject);
  console.log(printGrowth(grown));
  process.exitCode = grown.every(({ time, memory }) => Math.max(time, memory) <= STEEPEST) ? 0 : 1;
} else if (what === 'processes' && subject !== '') {
  console.log(printComparisons(compareProcesses(subject, Number(values.pairs), values.only)));
} else if (what === 'tree' && subject !== '') {
  const lines = writeTree(subject, { files: Number(values.files), sockets: Number(values.sockets) });
  console.log(`${values.files} files, ${lines} lines`);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
