// `npm run corpus -- <folder of checkouts>`: what the rules say of repositories that nobody here wrote.
import { appendFileSync, writeFileSync } from 'node:fs';
import { createTypeSource } from 'socket-safety';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { listCheckouts } from './checkouts.ts';
import { printIdentification } from './identification-table.ts';
import { identifyLabels } from './identification.ts';
import { judgeLabels, readLabels } from './labels.ts';
import { createMeasure } from './measure.ts';
import type { Measurement } from './measurement.ts';
import * as printing from './printing.ts';
import { drawSample } from './sample.ts';
import { readWishes } from './usage.ts';
import { compareVerdicts, readVerdicts, VERDICTS } from './verdicts.ts';
import { printVerdictsPerRule } from './verdict-table.ts';

const wishes = readWishes(process.argv.slice(2));
const checkouts = listCheckouts(wishes.folders, wishes.only);
const labels = wishes.labels === null ? null : readLabels(wishes.labels);

if (wishes.identification) {
  const types = wishes.types
    ? createTypeSource((tsconfig, reason) => console.error(`${tsconfig}: ${reason}`))
    : null;
  const identified = checkouts.flatMap((checkout) => identifyLabels(checkout, labels ?? [], types));
  console.log(printIdentification(identified));
  process.exit();
}

const measure = createMeasure(rules, wishes.preset);
if (wishes.verdicts) {
  const measured = new Set(checkouts.map(({ repo }) => repo));
  const verdicts = readVerdicts(VERDICTS).filter(({ repo }) => measured.has(repo));
  const reports = checkouts.flatMap((checkout) => {
    const files = new Set(verdicts.filter(({ repo }) => repo === checkout.repo).map(({ file }) => file));
    return files.size === 0 ? [] : measure(checkout, [...files]).reports;
  });
  console.log(printVerdictsPerRule(compareVerdicts(verdicts, reports)));
  process.exit();
}
if (wishes.out !== null) writeFileSync(wishes.out, '');
const measurements: Measurement[] = [];
for (const checkout of checkouts) {
  // Says where it is, should it stop there.
  console.error(checkout.repo);
  const measurement = measure(checkout);
  measurements.push(measurement);
  if (wishes.out !== null) {
    appendFileSync(wishes.out, measurement.reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
  }
}

const reports = measurements.flatMap((measurement) => measurement.reports);
const parts = [
  printing.printRepositories(measurements),
  printing.printRules(reports),
  printing.printSlow(measurements),
  printing.printFailures(
    'Crashes',
    measurements.flatMap(({ crashes }) => crashes),
  ),
  printing.printFailures(
    'Not parsed',
    measurements.flatMap(({ unparsed }) => unparsed),
  ),
];
if (labels !== null) {
  const measured = new Set(checkouts.map(({ repo }) => repo));
  const judged = judgeLabels(
    labels.filter(({ repo }) => measured.has(repo)),
    reports,
  );
  parts.push(printing.printVerdicts(judged), printing.printMistakes(judged));
}
if (wishes.sample > 0) {
  parts.push(printing.printSample(drawSample(reports, wishes.sample, wishes.seed), checkouts));
}
console.log(parts.join('\n\n'));
