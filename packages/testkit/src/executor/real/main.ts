// `npx tsx --conditions=source packages/testkit/src/executor/real/main.ts [count]`: schedules of the simulation, replayed with
// real sockets.
import { compareAll } from './compared.ts';
import { NOT_REPLAYED } from './not-replayed.ts';
import { chooseSchedules } from './schedules.ts';

const count = Number(process.argv[2] ?? 50);
const started = performance.now();
const compared = await compareAll(chooseSchedules(count, Object.keys(NOT_REPLAYED)));
const seconds = (performance.now() - started) / 1000;
for (const { schedule, simulated, real, notDriven, isSame } of compared) {
  const isKnown = schedule.name in NOT_REPLAYED;
  console.log(`${isSame ? 'same  ' : isKnown ? 'known ' : 'differ'}  ${schedule.name}`);
  console.log(`        ${schedule.labels.join(' · ')}`);
  console.log(`        ${simulated.join('; ')}`);
  if (!isSame) console.log(`        real: ${notDriven ?? real.join('; ')}`);
}
const same = compared.filter(({ isSame }) => isSame).length;
console.log(`${same} of ${compared.length} have the same outcome, in ${seconds.toFixed(1)} s`);
process.exitCode = compared.every(({ schedule, isSame }) => isSame || schedule.name in NOT_REPLAYED) ? 0 : 1;
