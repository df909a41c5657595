// `npm run faults`: kills migrations, takes space and permissions away, and lets others interfere. Prints what was done, how often,
// and what was lost. Ends with 1 when anything was. `--kills 200`, `--lanes 2` (campaigns at once), `--source` (not what was built).
import { availableParallelism } from 'node:os';
import { leadCampaign, planBlows } from './campaign.ts';
import { isBuilt, type Build } from './command.ts';
import { runSituations } from './situations.ts';
import { printKills, printSituations } from './table.ts';

const FILES = 24;
/** Less than a start takes on any machine. */
const START_MS = 800;

const words = process.argv.slice(2);
const numberAfter = (flag: string, otherwise: number): number => {
  const at = words.indexOf(flag);
  return at === -1 ? otherwise : Number(words[at + 1]);
};
const kills = numberAfter('--kills', 200);
const lanes = Math.max(1, Math.min(kills, numberAfter('--lanes', availableParallelism())));
const build: Build = isBuilt() && !words.includes('--source') ? 'built' : 'source';

let dealt = 0;
const campaigns = await Promise.all(
  Array.from({ length: lanes }, (_, lane) => {
    const count = Math.floor(kills / lanes) + (lane < kills % lanes ? 1 : 0);
    return leadCampaign({
      blows: planBlows(count, { files: FILES, startMs: START_MS, random: Math.random }),
      files: FILES,
      finishEvery: 10,
      build,
      tell: () => {
        if (++dealt % 20 === 0) console.error(`${dealt} of ${kills} kills`);
      },
    });
  }),
);
const struck = campaigns.flatMap((campaign) => campaign.struck);
const finished = campaigns.reduce((sum, campaign) => sum + campaign.finished, 0);
console.log(printKills(struck));
console.log(
  `\n${finished} times a run was then let go to its end, and left every file new and nothing else behind.\n`,
);
const situations = await runSituations(build);
console.log(printSituations(situations));
const faults = [
  ...campaigns.flatMap((campaign) => campaign.faults),
  ...situations.flatMap(({ faults: own, name }) => own.map((fault) => `${name}: ${fault}`)),
];
console.log(faults.length === 0 ? '\nLost: nothing.' : `\n${faults.join('\n')}`);
process.exitCode = faults.length === 0 ? 0 : 1;
