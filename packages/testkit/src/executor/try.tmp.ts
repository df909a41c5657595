import { readFileSync } from 'node:fs';
import { readExpectations } from '../case-tests/expectation.ts';
import { execute } from './execute.ts';
import { ORACLES } from './oracles.ts';
for (const path of process.argv.slice(2)) {
  const { code, expected } = readExpectations(readFileSync(path, 'utf8'));
  const rule = path.split('/').at(-3) ?? '';
  const t = performance.now();
  const o = execute(
    { source: code, fileName: path.split('/').at(-1) ?? '' },
    { oracle: ORACLES[rule]?.oracle ?? 'send fails', maxSchedules: 20000, maxDeviations: 2 },
  );
  const ms = performance.now() - t;
  console.log(
    path.split('/').at(-1),
    'expected',
    expected.map((e) => e.line).join(),
    'schedules',
    o.schedules,
    Math.round((o.schedules / ms) * 1000),
    '/s',
    'open',
    [...o.sentWhileOpen].join(),
    'of',
    [...o.sendLines].join(),
    o.cutOff ? 'CUT' : '',
    o.notDriven ?? '',
  );
  for (const f of o.failures) console.log('   ', f.line, f.kind, f.story.join(' · '));
}
