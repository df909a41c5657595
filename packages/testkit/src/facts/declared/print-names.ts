import type { NameCheck } from './name-check.ts';

/** Prints how many names were found where, then each that is missing. */
export function printNames(checked: readonly NameCheck[]): string {
  const count = (answer: Exclude<keyof NameCheck, 'library'>): number =>
    checked.reduce((sum, one) => sum + one[answer].length, 0);
  return [
    `names: ${count('declared')} declared, ${count('running')} found as they run, ${count('unknown')} that nothing here tells, ${count('absent')} missing`,
    ...checked.flatMap(({ library, absent }) => absent.map((cell) => `${library}: ${cell}: no such name`)),
  ].join('\n');
}
