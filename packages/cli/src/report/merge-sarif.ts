// Reports in, one report out: of all shards of a check, what one run over all files would have printed; of packages, all findings.
import { KnownError } from '@socket-safety/codemod-host';
import type { Log, Run } from 'sarif';
import { readShard, type Shard } from '../shard.ts';
import { version } from '../version.ts';
import { printSarifLog } from './sarif-log.ts';

/** The text of a report, and where it was read from. */
export interface ShardReport {
  readonly name: string;
  readonly text: string;
}

/** What the shards say together. */
export interface MergedReport {
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
  readonly failures: number;
}

interface Part {
  readonly name: string;
  readonly run: Run;
  /** Null for a check of its own. */
  readonly shard: Shard | null;
}

/**
 * Merges reports, in whatever order they come: all shards of one check, or checks that were made each for itself. Throws a `KnownError`
 * that names the report which is none, is of another version or other rules, comes twice, or is missing.
 */
export async function mergeSarif(reports: readonly ShardReport[]): Promise<MergedReport> {
  const parts = reports.map(readPart);
  const [first] = parts;
  if (first === undefined) throw new KnownError('merge: name the reports');
  for (const part of parts) refuseUnlessAlike(part, first);
  if (first.shard !== null) refuseUnlessWhole(parts, first.shard.count);
  const results = parts.flatMap(({ run }) => run.results ?? []);
  const notifications = parts.flatMap(({ run }) => run.invocations?.[0]?.toolExecutionNotifications ?? []);
  const errors = results.filter(({ level }) => level === 'error').length;
  return {
    text: await printSarifLog({
      rules: first.run.tool.driver.rules ?? [],
      results,
      notifications,
      shard: null,
    }),
    errors,
    warnings: results.length - errors,
    failures: notifications.length,
  };
}

function readPart({ name, text }: ShardReport): Part {
  let log: Partial<Log>;
  try {
    log = Object(JSON.parse(text)) as Partial<Log>;
  } catch {
    throw new KnownError(`${name}: is not valid JSON`);
  }
  const run = Array.isArray(log.runs) ? log.runs[0] : undefined;
  const written: unknown = Object(run?.properties)['shard'];
  const shard = typeof written === 'string' ? readShard(written) : null;
  if (run?.tool?.driver?.name !== 'socket-safety')
    throw new KnownError(`${name}: is no report of this command (check --format sarif --output …)`);
  return { name, run, shard };
}

function refuseUnlessAlike({ name, run, shard }: Part, first: Part): void {
  const { driver } = run.tool;
  if (driver.version !== version)
    throw new KnownError(`${name}: was written by version ${driver.version}, this is ${version}`);
  if (shard?.count !== first.shard?.count)
    throw new KnownError(`${name}: is ${printPart(shard)}, ${first.name} is ${printPart(first.shard)}`);
  if (JSON.stringify(driver.rules) !== JSON.stringify(first.run.tool.driver.rules))
    throw new KnownError(`${name}: was made with other rules than ${first.name}`);
}

function printPart(shard: Shard | null): string {
  return shard === null ? 'of a whole check' : `one of ${shard.count} shards`;
}

function refuseUnlessWhole(parts: readonly Part[], count: number): void {
  const names = new Map<number, string>();
  for (const { name, shard } of parts) {
    if (shard === null) continue;
    const other = names.get(shard.index);
    if (other !== undefined)
      throw new KnownError(`${name}: is shard ${shard.index} of ${count}, as ${other} is`);
    names.set(shard.index, name);
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !names.has(index));
  if (missing.length > 0)
    throw new KnownError(`merge: of ${count} shards there is no report of ${missing.join(', ')}`);
}
