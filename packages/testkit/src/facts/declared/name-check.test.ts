import { libraries } from '@socket-safety/libraries';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasDeclarations, NO_DECLARATIONS } from '../../case-tests/typed-program.ts';
import { misspellExports, misspellMembers, WRONG } from './misspell.ts';
import { checkNames, UNKNOWN, UNREAD, type NameCheck } from './name-check.ts';

if (!hasDeclarations) console.warn(NO_DECLARATIONS);

describe.skipIf(!hasDeclarations)('the names of the rows', () => {
  let checked: readonly NameCheck[] = [];
  beforeAll(async () => {
    checked = await checkNames(libraries);
  }, 300_000);

  it('are those of the installed packages', () => {
    expect(cellsOf(checked, 'absent')).toEqual([]);
  });

  it('are all looked for where a reason says that they cannot be found', () => {
    const unknown = cellsOf(checked, 'unknown');
    const idle = Object.keys(UNKNOWN).filter((name) => !unknown.some((cell) => cell.startsWith(name)));
    expect(idle).toEqual([]);
    const ids = libraries.map(({ id }) => id);
    expect(Object.keys(UNREAD).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each([
    ['members', misspellMembers],
    ['exports', misspellExports],
  ] as const)(
    'are found wrong: %s',
    async (_, misspell) => {
      const wrong = await checkNames(libraries.map(misspell));
      const passed = [...cellsOf(wrong, 'declared'), ...cellsOf(wrong, 'running')].filter((cell) =>
        cell.includes(WRONG),
      );
      expect(passed).toEqual([]);
      expect(cellsOf(wrong, 'absent').length).toBeGreaterThan(100);
    },
    300_000,
  );
});

function cellsOf(
  checked: readonly NameCheck[],
  answer: Exclude<keyof NameCheck, 'library'>,
): readonly string[] {
  return checked.flatMap((one) => one[answer].map((cell) => `${one.library}: ${cell}`));
}
