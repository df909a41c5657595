// `npm run mutation -- <part>`: changes the source a little in every place, one place at a time, and counts the changes that no test
// notices. Wants `npm ci --prefix packages/testkit/mutation` before. Ends with 0, whatever the score; 2 when it could not run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PARTS } from './parts.ts';
import { strykerOptions } from './stryker-options.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const TOOLS = fileURLToPath(new URL('../../mutation/node_modules/', import.meta.url));
const USAGE = `Usage: npm run mutation -- <${Object.keys(PARTS).join('|')}> [--mutate <glob>] … [--tests <glob>] … [--workers <n>] [--static] [--force]
  --mutate <glob>  only these files, or lines: packages/analysis/src/guards/flag.ts:10-40
  --tests <glob>   only these tests
  --workers <n>    as many as the machine has cores
  --static         also what runs while files are loaded, which takes all tests for each change
  --force          although git has uncommitted changes, which it would mutate as well`;

process.exitCode = run();

function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mutate: { type: 'string', multiple: true },
      tests: { type: 'string', multiple: true },
      workers: { type: 'string', default: String(availableParallelism()) },
      static: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const part = PARTS[name];
  if (part === undefined) return refuse(USAGE);
  if (!existsSync(TOOLS)) return refuse('First: npm ci --prefix packages/testkit/mutation');
  if (!values.force && execFileSync('git', ['status', '--porcelain'], { cwd: ROOT }).length > 0)
    return refuse('Files are mutated where they lie: commit first, or use --force');
  const options = strykerOptions(
    { ...part, ...(values.mutate === undefined ? {} : { mutate: values.mutate }) },
    {
      name,
      runner: `${TOOLS}@stryker-mutator/vitest-runner/dist/src/index.js`,
      workers: Number(values.workers),
      withStatic: values.static,
    },
  );
  mkdirSync(`${ROOT}.tmp/mutation`, { recursive: true });
  const config = `.tmp/mutation/${name}.config.json`;
  writeFileSync(ROOT + config, JSON.stringify(options, null, 2));
  const { status } = spawnSync(
    process.execPath,
    [`${TOOLS}@stryker-mutator/core/bin/stryker.js`, 'run', config],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, MUTATION_TESTS: JSON.stringify(values.tests ?? part.tests) },
    },
  );
  return status ?? 2;
}

function refuse(why: string): number {
  console.error(why);
  return 2;
}
