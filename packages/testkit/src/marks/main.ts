// `tsx --conditions=source packages/testkit/src/marks/main.ts <folder>`: rules against programs with marks. A measurement:
// whatever it finds, it ends well.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PRESETS, rulesOfPreset } from '@socket-safety/codemod-host';
import { lintText } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { listSourceFiles } from '../corpus/source-files.ts';
import { readMarks, type Mark } from './marks.ts';
import { scoreProgram, type Demand, type MarkedReport } from './score.ts';

const folder = process.argv[2] ?? '.';
const built = new Set(rules.map(({ id }) => id));
const usesOf = Object.fromEntries(PRESETS.map((preset) => [preset, rulesOfPreset(rules, preset)]));

let reported = 0;
const missed: string[] = [];
const unbuilt: string[] = [];
const falseAlarms: string[] = [];
const byOtherRules: string[] = [];
const failures: string[] = [];
const files = listSourceFiles(folder);
for (const file of files) {
  const path = resolve(folder, file);
  const text = readFileSync(path, 'utf8');
  const { preset, marks, unreadable } = readMarks(text);
  const outcome = lintText(text, { file: path, rules: usesOf[preset] ?? [] });
  const score = scoreProgram(marks, outcome.findings, built);
  reported += score.reported;
  missed.push(...score.missed.map((demand) => printDemand(file, demand)));
  unbuilt.push(...score.unbuilt.map((demand) => printDemand(file, demand)));
  falseAlarms.push(...score.falseAlarms.map((report) => printReport(file, report)));
  byOtherRules.push(...score.byOtherRules.map((report) => printReport(file, report)));
  failures.push(
    ...unreadable.map((line) => `${file}:${line} unreadable mark`),
    ...outcome.crashes.map(({ stack }) => `${file} ${stack}`),
  );
  if (outcome.parseError !== null)
    failures.push(`${file}:${outcome.parseError.line} ${outcome.parseError.message}`);
}

console.log(`${files.length} programs, ${built.size} rules`);
console.log(`marks reported: ${reported} of ${reported + missed.length} (a group counts once)`);
console.log(`marks of rules not built yet: ${unbuilt.length}`);
printList('false alarms', falseAlarms);
printList('missed marks', missed);
printList('reports on a marked line by a rule that it does not name', byOtherRules);
printList('marks of rules not built yet', unbuilt);
printList('failures', failures);

function printDemand(file: string, demand: Demand): string {
  return demand.map((mark: Mark) => `${file}:${mark.line} ${mark.rules.join('|')}`).join('  or  ');
}

function printReport(file: string, { line, rule, message }: MarkedReport): string {
  return `${file}:${line} ${rule} ${message}`;
}

function printList(title: string, lines: readonly string[]): void {
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines) console.log(`  ${line}`);
}
