import { readFileSync } from 'node:fs';
import { readExpectations } from '../case-tests/expectation.ts';
import { execute } from './execute.ts';
const path = 'rules/no-send-in-error-handler/cases/ok-finally-checks-first.ts';
const { code } = readExpectations(readFileSync(path, 'utf8'));
for (let i = 0; i < 4; i++) {
  const t = performance.now();
  const o = execute(
    { source: code, fileName: 'a.ts' },
    { oracle: 'send fails', maxSchedules: 4000, maxDeviations: 2 },
  );
  console.log(o.schedules, (o.schedules / (performance.now() - t)) * 1000);
}
