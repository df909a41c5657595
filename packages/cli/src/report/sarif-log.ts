// The frame of a report for code scanning: SARIF 2.1.0, one run.
import type { Notification, ReportingDescriptor, Result } from 'sarif';
import { printShard, type Shard } from '../shard.ts';
import { version } from '../version.ts';
import { HOME_PAGE } from './pages.ts';

/** What stands in the frame. */
export interface SarifParts {
  readonly rules: readonly ReportingDescriptor[];
  readonly results: readonly Result[];
  /** Files that could not be looked into. */
  readonly notifications: readonly Notification[];
  /** Which part of the files this is; null: all of them. */
  readonly shard: Shard | null;
}

/** Prints a SARIF log. Results and notifications stand in the order of their files' addresses, those of one file as they come. */
export async function printSarifLog({ rules, results, notifications, shard }: SarifParts): Promise<string> {
  const { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } =
    await import('node-sarif-builder');
  const run = new SarifRunBuilder({ columnKind: 'utf16CodeUnits' }).initSimple({
    toolDriverName: 'socket-safety',
    toolDriverVersion: version,
    url: HOME_PAGE,
  });
  for (const rule of rules) run.addRule(new SarifRuleBuilder(rule));
  for (const result of inOrder(results)) run.addResult(new SarifResultBuilder(result));
  run.run.originalUriBaseIds = { SRCROOT: { description: { text: 'The root of the repository.' } } };
  run.run.invocations = [
    {
      executionSuccessful: notifications.length === 0,
      toolExecutionNotifications: inOrder(notifications),
    },
  ];
  if (shard !== null) run.run.properties = { shard: printShard(shard) };
  const builder = new SarifBuilder();
  builder.addRun(run);
  // Its own printing refuses texts in which a word of its own stands.
  return `${JSON.stringify(builder.buildSarifOutput(), null, 2)}\n`;
}

function inOrder<T extends Pick<Result, 'locations'>>(placed: readonly T[]): T[] {
  const addressed = placed.map((one) => ({ one, address: addressOf(one) }));
  addressed.sort((left, right) =>
    left.address === right.address ? 0 : left.address < right.address ? -1 : 1,
  );
  return addressed.map(({ one }) => one);
}

function addressOf({ locations }: Pick<Result, 'locations'>): string {
  return locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
}
