// A folder in, its survey out: copied, every file examined, and compiled again where a tsconfig.json holds a changed one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout } from '../rewrites/scratch-copy.ts';
import { countErrors } from '../rewrites/type-errors.ts';
import { runPool, type Outcome } from './pool.ts';
import type { Disturbance } from './worker.ts';
import { MOST_SECONDS, type Fault, type FileReport } from './report.ts';

/** A folder after every file of it was examined. Paths are relative to it. */
export interface Survey {
  readonly folder: string;
  /** Those of files that ended or stopped their worker are missing. */
  readonly reports: ReadonlyMap<string, FileReport>;
  readonly faults: readonly (Fault & { readonly file: string })[];
  /** Null where no tsconfig.json holds a changed file. */
  readonly typeErrorsAdded: number | null;
}

/** How a folder is surveyed. */
export interface SurveyOptions {
  /** Where the copy goes; does not exist yet. */
  readonly copy: string;
  readonly workers: number;
  /** Done to every file, the seed growing by one; null: files stay as they are. */
  readonly disturbance: Disturbance | null;
  /** Every n-th file is examined. */
  readonly every: number;
}

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Surveys a folder. Nothing in it is changed. */
export async function survey(
  folder: string,
  { copy, workers, disturbance, every }: SurveyOptions,
): Promise<Survey> {
  copyCheckout(folder, copy);
  const files = listFiles(copy).filter((_, at) => at % every === 0);
  const orders = files.map((file, at) => ({
    file: join(copy, file),
    disturbance: disturbance === null ? null : { ...disturbance, seed: disturbance.seed + at },
  }));
  const reports = new Map<string, FileReport>();
  const faults: (Fault & { readonly file: string })[] = [];
  await runPool(orders, workers, (order, outcome) => {
    const file = order.file.slice(copy.length + 1);
    if (outcome.kind === 'examined') reports.set(file, outcome.report);
    for (const fault of faultsOf(outcome)) faults.push({ ...fault, file });
  });
  const changed = [...reports].flatMap(([file, report]) => (report.changed ? [file] : []));
  // A planted socket has types that are not installed.
  const typeErrorsAdded = disturbance === null ? compareErrors(folder, copy, changed) : null;
  faults.sort((left, right) => (left.file < right.file ? -1 : 1));
  return { folder, reports, faults, typeErrorsAdded };
}

function faultsOf(outcome: Outcome): readonly Fault[] {
  switch (outcome.kind) {
    case 'examined':
      return outcome.report.faults;
    case 'ended':
      return [{ kind: 'crash', detail: outcome.why }];
    case 'stopped':
      return [{ kind: 'hang', detail: `no answer within ${MOST_SECONDS} s and much longer` }];
  }
}

function compareErrors(folder: string, copy: string, changed: readonly string[]): number | null {
  const before = countErrors(folder, changed);
  const after = countErrors(copy, changed);
  return before === null || after === null ? null : after - before;
}

/** Declarations too, which `check` leaves out; what a package manager installed is somebody else's. */
function listFiles(folder: string): readonly string[] {
  return [...eachFile(folder, '')].sort();
}

function* eachFile(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* eachFile(folder, `${path}/`);
    else if (entry.isFile() && SOURCE.test(entry.name)) yield path;
  }
}
