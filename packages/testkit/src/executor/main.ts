// `npm run execute [-- <rule-id>|<case file>…]`: the programs of the cases, run against simulated sockets.
import { resolve } from 'node:path';
import { listCases } from './all-cases.ts';
import { judgeCase, type Verdict } from './case-verdict.ts';
import { KNOWN_CASES, PENDING_RULES } from './known-cases.ts';
import { printTable } from './printing.ts';

const wanted = process.argv.slice(2);
const isWanted = (rule: string, path: string): boolean =>
  wanted.length === 0 || wanted.some((one) => one === rule || resolve(one) === path);

const started = performance.now();
const judged = listCases()
  .filter(({ rule, one }) => isWanted(rule, one.path))
  .map((one) => ({
    ...one,
    verdict: judgeCase(one.one, one.row, { maxSchedules: 15_000, maxDeviations: 2 }),
  }));
const seconds = (performance.now() - started) / 1000;

const isKnown = (name: string): boolean => name in KNOWN_CASES || (name.split('/')[0] ?? '') in PENDING_RULES;
const isRight = ({ kind }: Verdict): boolean => kind === 'holds' || kind === 'unjudged';
for (const { rule, one, verdict } of judged)
  if (!isRight(verdict) || wanted.length > 0)
    console.log(
      `${rule}/${one.name}: ${verdict.kind}${isKnown(`${rule}/${one.name}`) ? ' (known)' : ''}${verdict.detail === '' ? '' : ` – ${verdict.detail}`}`,
    );
console.log(printTable(judged));
const schedules = judged.reduce((sum, { verdict }) => sum + verdict.schedules, 0);
console.log(`${schedules} schedules in ${seconds.toFixed(1)} s, ${Math.round(schedules / seconds)} a second`);
process.exitCode = judged.every(
  ({ rule, one, verdict }) => isRight(verdict) || isKnown(`${rule}/${one.name}`),
)
  ? 0
  : 1;
