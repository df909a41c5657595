// What Stryker is told: it mutates in place, since in a copy the packages would find each other's originals.
import type { Part } from './parts.ts';

/** Where to start from and how. Paths are absolute or seen from the root of the repository. */
export interface Setting {
  /** Name of the part, for its files. */
  readonly name: string;
  readonly runner: string;
  readonly workers: number;
  /** Also mutates what runs while files are loaded; each such mutant takes all tests, and days altogether. */
  readonly withStatic: boolean;
}

/** Seconds are of the dry run, in which every test runs once; a loaded machine takes long. */
const DRY_RUN_MINUTES = 60;
const MOST_MS_PER_MUTANT = 60_000;

/** Returns Stryker's options as JSON can hold them. */
export function strykerOptions(part: Part, { name, runner, workers, withStatic }: Setting): object {
  return {
    mutate: part.mutate,
    inPlace: true,
    testRunner: 'vitest',
    plugins: [runner],
    vitest: { configFile: 'packages/testkit/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    ignoreStatic: !withStatic,
    concurrency: workers,
    dryRunTimeoutMinutes: DRY_RUN_MINUTES,
    timeoutMS: MOST_MS_PER_MUTANT,
    // Results of mutants whose code and tests have not changed are taken from the last run.
    incremental: true,
    incrementalFile: `.tmp/mutation/${name}.json`,
    reporters: ['clear-text', 'json', 'html'],
    jsonReporter: { fileName: `.tmp/mutation/${name}/report.json` },
    htmlReporter: { fileName: `.tmp/mutation/${name}/report.html` },
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    tempDirName: '.tmp/mutation/work',
    // Nothing is left out: a text that nobody compares is a test that is missing.
    thresholds: { high: 90, low: 85, break: null },
    allowConsoleColors: false,
    disableTypeChecks: false,
  };
}
