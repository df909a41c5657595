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
  /** Lines of sends that the analysis reports then, and did not before; none where it did not rely on this test of a state. */
  readonly reported: readonly number[];
  readonly outcome: Outcome;
}

const BOUNDS = { oracle: 'send fails', maxSchedules: 3000, maxDeviations: 2 } as const;
/** What fails with its guards in place shows nothing. */
const BEFORE = { oracle: 'send fails', maxSchedules: 100, maxDeviations: 1 } as const;

/** Takes each guard out of a program, one at a time; of tests of a state also those that the analysis does not rely on. */
export function* removeGuards(program: Program): Generator<Removal> {
  const { source, fileName } = program;
  const before = new Set(reportedLines(source, fileName));
  let failing: ReadonlySet<number> | null = null;
  for (const operand of findOperands(source, fileName))
    for (const instead of replacements(operand)) {
      const text = source.slice(0, operand.start) + instead + source.slice(operand.end);
      const isNew = (line: number) => !before.has(line);
      const then = reportedLines(text, fileName).filter(isNew);
      if (then.length === 0 && !READS_STATE.test(operand.text)) continue;
      failing ??= new Set(execute(program, BEFORE).failures.map(({ line }) => line));
      const reported = then.filter((line) => !failing?.has(line));
      if (reported.length < then.length) continue;
      const outcome = execute(
        { ...program, source: text },
        { ...BOUNDS, isEnough: (failures) => failures.some(({ line }) => reported.includes(line)) },
      );
      yield { operand, instead, reported, outcome };
    }
}

/** Words that rows have for a state: `readyState`, `writable`, `destroyed`. */
const READS_STATE = new RegExp(
  `\\b(${[
    ...new Set(
      libraries.flatMap(({ types }) =>
        Object.values(types).flatMap(({ socket }) => Object.keys(socket?.properties ?? {})),
      ),
    ),
  ]
    .map((path) => path.split('.').at(-1)?.replace('()', ''))
    .join('|')})\\b`,
);

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
