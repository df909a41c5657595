// Compares the marks of a program with the reports on it.
import { groupBy } from '../corpus/group-by.ts';
import type { Mark } from './marks.ts';

/** A report, as far as marks speak of it. Lines count from 1. */
export interface MarkedReport {
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** How a program went. */
export interface Score<Report extends MarkedReport = MarkedReport> {
  /** What must be reported and what is; a group is one demand. */
  readonly reported: number;
  readonly missed: readonly Demand[];
  /** Demands that name no rule there is. */
  readonly unbuilt: readonly Demand[];
  /** On lines without a mark. */
  readonly falseAlarms: readonly Report[];
  /** On lines with a mark, by a rule that none of its marks names. */
  readonly byOtherRules: readonly Report[];
}

/** Marks of which one must be met: a single one, or those that share a letter. */
export type Demand = readonly Mark[];

/** Scores the reports on one program. `built` names the rules that exist. */
export function scoreProgram<Report extends MarkedReport>(
  marks: readonly Mark[],
  reports: readonly Report[],
  built: ReadonlySet<string>,
): Score<Report> {
  const demands = demandsOf(marks);
  const possible = demands.filter((demand) =>
    demand.some(({ rules }) => rules.some((rule) => built.has(rule))),
  );
  const missed = possible.filter((demand) => !demand.some((mark) => reports.some((one) => meets(one, mark))));
  const marked = new Set(marks.map(({ line }) => line));
  return {
    reported: possible.length - missed.length,
    missed,
    unbuilt: demands.filter((demand) => !possible.includes(demand)),
    falseAlarms: reports.filter(({ line }) => !marked.has(line)),
    byOtherRules: reports.filter(
      (report) => marked.has(report.line) && !marks.some((mark) => meets(report, mark)),
    ),
  };
}

function demandsOf(marks: readonly Mark[]): readonly Demand[] {
  const musts = marks.filter(({ kind }) => kind === 'must');
  return [...groupBy(musts, ({ group, line }) => group ?? line).values()];
}

function meets({ line, rule }: MarkedReport, mark: Mark): boolean {
  return line === mark.line && mark.rules.includes(rule);
}
