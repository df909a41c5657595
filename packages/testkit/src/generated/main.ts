// `npm run generated [-- --count 20000 --seed 1 --laws]`: generated programs, executed and analysed. Exit code 1 where the engine
// misses a failure, something throws, or a rewrite breaks a program.
import { parseArgs } from 'node:util';
import { sample } from './arbitrary.ts';
import { measure, type Fault } from './measure.ts';
import { findSmallest } from './smallest.ts';
import { printMeasured } from './printing.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    laws: { type: 'boolean', default: false },
    alarms: { type: 'boolean', default: false },
    show: { type: 'string', default: '10' },
  },
});
const started = performance.now();
const measured = measure(sample(Number(values.count), Number(values.seed)), {
  laws: values.laws ? 'checked' : 'left out',
});
const seconds = (performance.now() - started) / 1000;
const showFaults = (title: string, faults: readonly Fault[]): void => {
  for (const { what, text } of [...faults]
    .sort((a, b) => a.text.length - b.text.length)
    .slice(0, Number(values.show)))
    console.log(`\n${title}: ${what}\n${number(text)}`);
};
for (const fault of measured.misses.slice(0, Number(values.show)))
  console.log(`\nmiss: ${findSmallest(fault, 'misses')}`);
for (const fault of measured.broken.slice(0, Number(values.show)))
  console.log(`\nbroken law: ${findSmallest(fault, 'broken')}`);
if (values.alarms) showFaults('false alarm', measured.falseAlarms);
console.log(printMeasured(measured, seconds));
process.exitCode = measured.misses.length + measured.broken.length === 0 ? 0 : 1;

function number(text: string): string {
  return text
    .split('\n')
    .map((line, at) => `${String(at + 1).padStart(3)} ${line}`)
    .join('\n');
}
