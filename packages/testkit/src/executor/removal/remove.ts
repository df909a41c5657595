// A guard is taken out of a program, and the program is run. What counts as a guard is for the analysis to say: an operand without
// which it reports a send.
import { libraries } from '@socket-safety/libraries';
import { analyse, noImports } from '@socket-safety/analysis';
import { parseText } from '../../marked-text/marked-text.ts';
import { execute } from '../execute.ts';
import type { Outcome, Program } from '../model.ts';
import { findOperands, type Operand } from './operands.ts';

/** A guard and what becomes of the program without it. */
export interface Removal {
  readonly operand: Operand;
  /** What stands in its place. */
  readonly instead: string;
  /** Lines of sends that the analysis reports then, and did not before. */
  readonly reported: readonly number[];
  readonly outcome: Outcome;
}

const BOUNDS = { oracle: 'send fails', maxSchedules: 3000, maxDeviations: 2 } as const;
/** What fails with its guards in place shows nothing. */
const BEFORE = { oracle: 'send fails', maxSchedules: 100, maxDeviations: 1 } as const;

/** Takes each guard out of a program, one at a time. */
export function* removeGuards(program: Program): Generator<Removal> {
  const { source, fileName } = program;
  const before = new Set(reportedLines(source, fileName));
  let failing: ReadonlySet<number> | null = null;
  for (const operand of findOperands(source, fileName))
    for (const instead of replacements(operand)) {
      const text = source.slice(0, operand.start) + instead + source.slice(operand.end);
      const isNew = (line: number) => !before.has(line);
      if (!reportedLines(text, fileName).some(isNew)) continue;
      failing ??= new Set(execute(program, BEFORE).failures.map(({ line }) => line));
      const reported = reportedLines(text, fileName).filter((line) => isNew(line) && !failing?.has(line));
      if (reported.length === 0) continue;
      const outcome = execute(
        { ...program, source: text },
        { ...BOUNDS, isEnough: (failures) => failures.some(({ line }) => reported.includes(line)) },
      );
      yield { operand, instead, reported, outcome };
    }
}

/** True and false; of `link?.writable` only the state goes, and whether there is a socket is still asked. */
function replacements({ text }: Operand): readonly string[] {
  const owner = /^([^!()]*?)\?\./.exec(text)?.[1];
  return owner === undefined ? ['true', 'false'] : [`(${owner} != null)`, `(${owner} == null)`];
}

function reportedLines(source: string, fileName: string): readonly number[] {
  const { sends } = analyse(parseText(source, fileName), {
    libraries,
    settings: {},
    oracle: null,
    imports: noImports,
  });
  return sends.filter(({ hazard }) => hazard !== null).map(({ node }) => node.loc.start.line);
}
