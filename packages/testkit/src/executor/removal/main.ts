// `npx tsx --conditions=source packages/testkit/src/executor/removal/main.ts`: guards of the cases, taken out.
import { removeAllGuards } from './all-guards.ts';
import { NOT_FAILING } from './not-failing.ts';

const started = performance.now();
const removals = [...removeAllGuards()];
for (const { name, fails, reported, outcome } of removals)
  if (!fails)
    console.log(
      `${name in NOT_FAILING ? 'known' : 'holds'} ${name} (line ${reported.join(', ')}; ${outcome.schedules} schedules${outcome.notDriven === null ? '' : `; ${outcome.notDriven}`})`,
    );
const failing = removals.filter(({ fails }) => fails).length;
const seconds = (performance.now() - started) / 1000;
console.log(`${failing} of ${removals.length} programs fail without their guard, in ${seconds.toFixed(1)} s`);
