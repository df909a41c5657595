// Whether a case's label holds when its program is run.
import type { CaseFile } from '../case-tests/case-file.ts';
import { execute } from './execute.ts';
import type { Failure, Outcome } from './model.ts';
import type { OracleRow } from './oracles.ts';

/**
 * | verdict      | means                                                                                  |
 * | ------------ | -------------------------------------------------------------------------------------- |
 * | `holds`      | a `bad-` case fails on its marked line, an `ok-` case nowhere                          |
 * | `unjudged`   | no execution can tell: the rule's oracle is `none`, the case is `strict`, `fp-`, `fn-` |
 * | `never fails`| no schedule of a `bad-` case fails on its marked line                                  |
 * | `fails`      | a schedule of an `ok-` case fails                                                      |
 * | `never open` | a send of an `ok-` case never ran while its socket was open                            |
 * | `cut off`    | schedules were left                                                                    |
 * | `not driven` | nothing can be said of the program                                                     |
 */
export type VerdictKind =
  'holds' | 'unjudged' | 'never fails' | 'fails' | 'never open' | 'cut off' | 'not driven';

export interface Verdict {
  readonly kind: VerdictKind;
  /** For people: the story, the line, the reason. */
  readonly detail: string;
  readonly schedules: number;
}

export interface Bounds {
  readonly maxSchedules: number;
  readonly maxDeviations: number;
}

/** Runs a case; `bad-` cases until they fail where they should. */
export function judgeCase(one: CaseFile, row: OracleRow, bounds: Bounds): Verdict {
  if (row.oracle === 'none') return unjudged(row.because ?? '');
  if (one.kind === 'fp' || one.kind === 'fn') return unjudged('a known limit');
  if (one.preset === 'strict' && one.kind === 'bad') return unjudged('strict trusts nothing');
  const drive = driveOf(one.code);
  const program = { source: one.code, fileName: one.name, ...(drive === null ? {} : { drive }) };
  const marked = new Set(one.expected.map(({ line }) => line));
  const isMarked = ({ line }: Failure) => row.at === 'anywhere' || marked.has(line);
  if (one.kind === 'ok') return judgeOk(execute(program, { oracle: row.oracle, ...bounds }));
  const outcome = execute(program, {
    oracle: row.oracle,
    ...bounds,
    isEnough: (failures) => failures.some(isMarked),
  });
  return judgeBad(outcome, row, isMarked);
}

const unjudged = (detail: string): Verdict => ({ kind: 'unjudged', detail, schedules: 0 });

function judgeBad(outcome: Outcome, row: OracleRow, isMarked: (failure: Failure) => boolean): Verdict {
  const { failures, schedules, cutOff, notDriven, sendLines, sentWhileOpen } = outcome;
  const found = failures.find(isMarked);
  if (found !== undefined) return { kind: 'holds', detail: printFailure(found), schedules };
  const never = [...sendLines].find((line) => !sentWhileOpen.has(line));
  if (row.at === 'anywhere' && row.oracle === 'send fails' && never !== undefined)
    return { kind: 'holds', detail: `line ${never} never sends`, schedules };
  if (notDriven !== null) return { kind: 'not driven', detail: notDriven, schedules };
  if (cutOff) return { kind: 'cut off', detail: '', schedules };
  const elsewhere = failures.map(printFailure).join('; ');
  return { kind: 'never fails', detail: elsewhere === '' ? '' : `but elsewhere: ${elsewhere}`, schedules };
}

function judgeOk({ failures, schedules, cutOff, notDriven, sendLines, sentWhileOpen }: Outcome): Verdict {
  const [failure] = failures;
  if (failure !== undefined) return { kind: 'fails', detail: printFailure(failure), schedules };
  if (notDriven !== null) return { kind: 'not driven', detail: notDriven, schedules };
  const never = [...sendLines].filter((line) => !sentWhileOpen.has(line));
  if (never.length > 0) return { kind: 'never open', detail: `line ${never.join(', ')}`, schedules };
  return { kind: cutOff ? 'cut off' : 'holds', detail: '', schedules };
}

/** Prints a failure as a line of text. */
export function printFailure({ line, kind, story }: Failure): string {
  return `line ${line} ${kind}: ${story.join(' · ')}`;
}

/** Reads `// drive: rooms.set('lobby', new Set())` among the leading comments. */
export function driveOf(code: string): string | null {
  for (const line of code.split('\n')) {
    if (!line.startsWith('//')) return null;
    const match = /^\/\/ drive: (.+)$/.exec(line);
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}
