// What led to each rule's findings: the roles of the steps and their lines, on cases of the rules themselves.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rulesOfPreset } from '@socket-safety/codemod-host';
import { lintText, type PlacedStep } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { expect, it } from 'vitest';

const PATHS: readonly (readonly [rule: string, file: string, path: string])[] = [
  ['no-exit-on-socket-error', 'bad-after-a-moment.ts', 'listening 4, fails, exits 7'],
  ['no-fragile-broadcast', 'bad-entries-of-map.ts', 'walking 13, may-close, sent 14'],
  [
    'no-ineffective-open-check',
    'bad-copied-state.ts',
    'handed-over 3, copied 4, suspended 5, may-close, asked 6, sent 6',
  ],
  ['no-mutation-during-iteration', 'bad-alias-of-field.ts', 'walking 6, changed 6'],
  ['no-send-after-close', 'bad-farewell-after-close.ts', 'closed 6, sent 7'],
  ['no-send-before-open', 'bad-construct-then-send.ts', 'made 3, sent 5, opens'],
  [
    'no-send-in-error-handler',
    'bad-catch-reports-failure.ts',
    'suspended 10, may-close, failing 11, sent 12',
  ],
  [
    'no-stale-close-handler',
    'bad-class-instance-in-object.ts',
    'listening 13, replaced 11, closes, cleared 14',
  ],
  [
    'no-stale-open-check',
    'bad-argument-awaits.ts',
    'handed-over 5, checked 6, suspended 6, may-close, sent 6',
  ],
  ['no-swallowed-send-error', 'bad-accepted-socket-later.ts', 'may-close, sent 7, swallowed 8'],
  ['no-unguarded-send', 'bad-interval-beat.ts', 'suspended 6, may-close, sent 7'],
  ['prefer-copy-iteration', 'bad-delete-after-await.ts', 'walking 8, waits, changed 9'],
  ['require-close-cleanup', 'bad-array-of-sockets.js', 'kept 7, closes, not-released'],
  ['require-error-listener', 'bad-listener-added-once-open.ts', 'made 3, fails, late-listener 7'],
  ['require-heartbeat', 'bad-client-in-field.ts', 'made 7, vanishes, unnoticed'],
  ['require-reconnect-backoff', 'bad-at-once.ts', 'made 4, listening 6, closes, reconnects 7'],
  ['require-send-result', 'bad-arrow-property.ts', 'entered 6, sent 8, untold'],
];

async function pathsIn(id: string, name: string): Promise<readonly (readonly PlacedStep[])[]> {
  const file = fileURLToPath(new URL(`../../../rules/${id}/cases/${name}`, import.meta.url));
  const uses = rulesOfPreset(
    rules.filter((rule) => rule.id === id),
    'all',
  );
  return lintText(await readFile(file, 'utf8'), { file, rules: uses }).findings.map(({ path }) => path);
}

function print(path: readonly PlacedStep[]): string {
  return path.map(({ role, place }) => (place === null ? role : `${role} ${place.line}`)).join(', ');
}

it.each(PATHS)('%s: %s', async (rule, file, expected) => {
  const [path = []] = await pathsIn(rule, file);
  expect(print(path)).toBe(expected);
});

it('every rule is among them', () => {
  expect(PATHS.map(([id]) => id).sort()).toEqual(rules.map(({ id }) => id).sort());
});

it('a step is one line long, however long its call is', async () => {
  const [path = []] = await pathsIn('no-exit-on-socket-error', 'bad-after-a-moment.ts');
  expect(path[0]?.place).toEqual({ line: 4, column: 3, endLine: 4, endColumn: 34 });
});
