import { listCases } from './all-cases.ts';
const only = process.argv[2];
import { judgeCase } from './case-verdict.ts';
const rows: [string, number, number][] = [];
for (const c of listCases().filter((c) => only === undefined || c.one.name === only)) {
  const t = performance.now();
  const v = judgeCase(c.one, c.row, { maxSchedules: 60000, maxDeviations: 2 });
  rows.push([c.rule + '/' + c.one.name, performance.now() - t, v.schedules]);
}
rows.sort((a, b) => b[1] - a[1]);
for (const r of rows.slice(0, 25)) console.log(r[0], Math.round(r[1]), r[2]);
console.log(
  'few schedules',
  rows.filter((r) => r[2] < 10).reduce((s, r) => s + r[1], 0),
  rows.filter((r) => r[2] < 10).length,
);
