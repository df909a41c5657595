// fixtures/recipes/turborepo, run as docs/recipes.md says, in a copy: with the command as it was built.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';

const RECIPE = join(ROOT, 'fixtures/recipes/turborepo');
const COMMAND = join(ROOT, 'packages/cli/bin/socket-safety.js');
// Installed by the nightly workflow alone: npm ci --prefix fixtures/recipes/turborepo, and npm run build.
const canRun =
  existsSync(join(RECIPE, 'node_modules/turbo')) && existsSync(join(ROOT, 'packages/cli/dist/main.js'));

const PACKAGES = ['archive', 'gateway', 'rooms', 'wire'];
const reportOf = (name: string): string => `packages/${name}/socket-safety.sarif`;

let folder: string;
beforeAll(() => {
  if (!canRun) return;
  folder = mkdtempSync(join(tmpdir(), 'turborepo-'));
  cpSync(RECIPE, folder, { recursive: true, verbatimSymlinks: true });
  const bin = join(folder, 'node_modules/.bin/socket-safety');
  writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(bin, 0o755);
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', 'commit', '--quiet', '-m', 'All');
});
afterAll(() => {
  if (canRun) rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

function npm(...words: readonly string[]): { readonly code: number; readonly out: string } {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', CI: '1' };
  try {
    const out = execFileSync('npm', ['run', ...words], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
    return { code: 0, out };
  } catch (thrown) {
    const { status, stdout, stderr } = Object(thrown) as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout + stderr };
  }
}

const cachedIn = (out: string): string | undefined => /Cached: +(\d+) cached, (\d+) total/.exec(out)?.[0];

interface Result {
  readonly ruleId: string;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { uri: string } };
  }[];
}

/** Rule and file of each finding. */
function findingsIn(report: string): readonly string[] {
  const { runs } = JSON.parse(report) as { runs: readonly { readonly results: readonly Result[] }[] };
  return runs.flatMap(({ results }) =>
    results.map(
      ({ ruleId, locations }) => `${locations[0]?.physicalLocation.artifactLocation.uri}: ${ruleId}`,
    ),
  );
}

it.runIf(canRun)(
  'what has not changed comes from the cache, with the same reports',
  { timeout: 600_000 },
  () => {
    const first = npm('sockets');
    expect(cachedIn(first.out)).toBe('Cached:    0 cached, 4 total');
    const reports = PACKAGES.map((name) => read(reportOf(name)));
    const merged = read('socket-safety.sarif');
    expect(findingsIn(merged)).toEqual([
      'packages/gateway/src/index.ts: no-send-after-close',
      'packages/rooms/src/index.ts: no-stale-open-check',
    ]);

    for (const name of PACKAGES) rmSync(join(folder, reportOf(name)));
    const second = npm('sockets');
    expect(cachedIn(second.out)).toBe('Cached:    4 cached, 4 total');
    expect(second.out).toContain('\n2 problems (2 errors, 0 warnings) in 4 reports: socket-safety.sarif\n');
    expect(PACKAGES.map((name) => read(reportOf(name)))).toEqual(reports);
    expect(read('socket-safety.sarif')).toBe(merged);
    // Found something, as a check of everything in one go does.
    expect([first.code, second.code]).toEqual([1, 1]);
    const words = ['check', 'packages', '--format', 'sarif', '--output', 'whole.sarif'];
    expect(spawnSync(join(folder, 'node_modules/.bin/socket-safety'), words, { cwd: folder }).status).toBe(1);
    expect(findingsIn(read('whole.sarif'))).toEqual(findingsIn(merged));
  },
);

it.runIf(canRun)('what changes is looked at again, with what depends on it', { timeout: 600_000 }, () => {
  const file = join(folder, 'packages/rooms/src/index.ts');
  writeFileSync(file, `${read('packages/rooms/src/index.ts')}// and no more\n`);
  expect(cachedIn(npm('sockets').out)).toBe('Cached:    2 cached, 4 total');
});

it.runIf(canRun)(
  'a migration goes package by package, and leaves nothing to do',
  { timeout: 600_000 },
  () => {
    const before = read('packages/rooms/src/index.ts');
    expect(npm('sockets:migrate').code).toBe(0);
    const after = read('packages/rooms/src/index.ts');
    expect(after).not.toBe(before);
    expect(npm('sockets:migrate').code).toBe(0);
    expect(read('packages/rooms/src/index.ts')).toBe(after);
    npm('sockets');
    expect(findingsIn(read(reportOf('rooms')))).toEqual([]);
  },
);
