// `npm run compare`: what other rules say of our cases and of the programs that retell incidents. Prints the tables, and puts them
// into docs/comparison.md with `--write`. `--from <folder>`: where eslint-plugin-sonarjs is installed.
import { findText, writeText } from '../gen/repository.ts';
import { replaceBlock } from '../gen/generated-block.ts';
import { createTypedProgram } from '../case-tests/typed-program.ts';
import { printTable } from '../gen/library-page/words.ts';
import { listen, score, type Score } from './compare.ts';
import { listContenders } from './contenders.ts';
import { listCaseSubjects, listProgramSubjects, type Subject } from './subjects.ts';

const PAGE = 'docs/comparison.md';
/** Rules that are named in the table. */
const NAMED = 3;

const words = process.argv.slice(2);
const from = words.includes('--from') ? words[words.indexOf('--from') + 1] : undefined;
const contenders = await listContenders(from);

const cases = listCaseSubjects();
const faulty = cases.filter(({ lines }) => lines.length > 0);
const caseTable = printScores(`of ${faulty.length}`, compare(cases), true);

const files = listProgramSubjects();
const marked = files.flatMap(({ lines, ...file }) =>
  [...new Set(lines)].map((line): Subject => ({ ...file, lines: [line] })),
);
const programTable = printScores(`of ${marked.length}`, compare(files, marked), false);

console.log(`${caseTable}\n\n${programTable}`);
const page = findText(PAGE);
if (words.includes('--write') && page !== null) {
  const command = 'npm run compare -- --write';
  const withCases = replaceBlock(page, 'cases', caseTable, command);
  writeText(PAGE, replaceBlock(withCases, 'programs', programTable, command));
}

/** `judged` are the subjects as they are counted, where that is not by file. */
function compare(subjects: readonly Subject[], judged: readonly Subject[] = subjects): readonly Score[] {
  const program = createTypedProgram(new Map(subjects.map(({ path, code }) => [path, code])));
  return contenders.map((contender) => score(contender.name, judged, listen(contender, subjects, program)));
}

function printScores(total: string, scores: readonly Score[], apart: boolean): string {
  return printTable(
    ['rules', `on the line, ${total}`, ...(apart ? ['told apart', 'mostly by'] : [])],
    scores.map(({ name, heard, told, by }) => [
      name,
      String(heard),
      ...(apart
        ? [
            String(told),
            by
              .slice(0, NAMED)
              .map(([rule, count]) => `\`${rule}\` ${count}`)
              .join(', '),
          ]
        : []),
    ]),
  );
}
