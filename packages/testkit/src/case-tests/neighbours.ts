// What is asked of a rule's set of cases as a whole.
import type { CaseFile } from './case-file.ts';

/** Lists what is wrong with a set of cases, one sentence each. */
export function findCaseProblems(cases: readonly CaseFile[]): readonly string[] {
  return [...eachCaseProblem(cases)];
}

function* eachCaseProblem(cases: readonly CaseFile[]): Generator<string> {
  const fine = cases.filter((one) => one.kind === 'ok').map((one) => new Set(wordsOf(one)));
  for (const one of cases) {
    const reports = one.expected.length > 0;
    if ((one.kind === 'bad' || one.kind === 'fp') && !reports) yield `${one.name} expects no finding.`;
    if ((one.kind === 'ok' || one.kind === 'fn') && reports) yield `${one.name} expects a finding.`;
    if ((one.kind === 'fp' || one.kind === 'fn') && !one.code.startsWith('//'))
      yield `${one.name} gives no reason on line 1.`;
    if (one.kind === 'bad' && !fine.some((words) => words.has(longestWord(one)))) {
      yield `${one.name} has no ok- neighbour with "${longestWord(one)}" in its name.`;
    }
  }
}

function wordsOf(one: CaseFile): readonly string[] {
  return one.name
    .replace(/\.\w+$/, '')
    .split('-')
    .slice(1);
}

/** The longest word of a name is what the case is about; of equally long ones the first. */
function longestWord(one: CaseFile): string {
  return wordsOf(one).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
