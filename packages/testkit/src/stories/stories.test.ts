// What `explain` tells of a `bad-` case is looked for by execution: some schedule must fail on that line in the way that the
// story ends.
import { dirname, basename } from 'node:path';
import { processEnvironment, runCommand } from 'socket-safety';
import { describe, expect, it } from 'vitest';
import { listCases, type JudgedCase } from '../executor/all-cases.ts';
import { driveOf } from '../executor/case-verdict.ts';
import { execute } from '../executor/execute.ts';
import { KNOWN_CASES } from '../executor/known-cases.ts';
import type { FailureKind } from '../executor/model.ts';

/** Rules whose reports are about one send. */
const RULES = new Set([
  'no-send-after-close',
  'no-send-before-open',
  'no-send-in-error-handler',
  'no-stale-open-check',
  'no-unguarded-send',
]);

/** What an execution shows of the last word of a story. */
const SHOWN: Readonly<Record<string, readonly FailureKind[]>> = {
  throws: ['throws', 'rejects'],
  rejects: ['rejects'],
  lost: ['lost', 'ignored'],
};

interface Sight {
  readonly place: { readonly line: number };
  readonly story: readonly string[] | null;
  /** Absent in what is about no single send. */
  readonly reports?: readonly { readonly rule: string }[];
}

const CASES = listCases().filter(
  ({ rule, one }) =>
    RULES.has(rule) &&
    one.kind === 'bad' &&
    one.preset !== 'strict' &&
    !(`${rule}/${one.name}` in KNOWN_CASES),
);

describe('a story', () => {
  it.for(CASES)('of $rule/$one.name is true', async (listed, { skip }) => {
    const stories = await storiesOf(listed);
    expect(stories).not.toEqual([]);
    for (const { line, end } of stories) {
      const wanted = SHOWN[end] ?? [];
      const { code, name } = listed.one;
      const drive = driveOf(code);
      const { failures, notDriven } = execute(
        { source: code, fileName: name, ...(drive === null ? {} : { drive }) },
        {
          oracle: listed.row.oracle,
          maxSchedules: 15_000,
          maxDeviations: 2,
          isEnough: (found) => found.some((one) => one.line === line && wanted.includes(one.kind)),
        },
      );
      if (notDriven !== null) skip(notDriven);
      expect(failures.filter((one) => one.line === line).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining([expect.toSatisfy((kind: FailureKind) => wanted.includes(kind))]),
      );
    }
  });
});

/** The stories of a case's reports: the line of the send, and the last word. */
async function storiesOf({
  rule,
  one,
}: JudgedCase): Promise<readonly { readonly line: number; readonly end: string }[]> {
  let printed = '';
  const environment = processEnvironment();
  const output = { ...environment.output, write: (text: string) => void (printed += text) };
  const words = ['explain', basename(one.path), '--format', 'json', '--no-types', '--preset', 'all'];
  await runCommand(words, { ...environment, cwd: dirname(one.path), output });
  // The command's own format.
  const { sights } = JSON.parse(printed) as { readonly sights: readonly Sight[] };
  return sights.flatMap(({ place, story, reports = [] }) => {
    const last = story?.find((event) => event.includes(' → '));
    if (last === undefined || !reports.some((report) => report.rule === rule)) return [];
    return [{ line: place.line, end: last.replace(/.* → /, '') }];
  });
}
