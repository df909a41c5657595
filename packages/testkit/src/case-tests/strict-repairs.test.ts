// Repairs keep what strict linters made: what typescript-eslint's strictest preset and unicorn's recommended one do not say of a case
// they do not say of its repair.
import { existsSync, readFileSync } from 'node:fs';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { expect, it } from 'vitest';
import { readCases } from './case-file.ts';
import { createStrictLint } from './strict-lint.ts';
import { createTypedProgram, hasDeclarations, NO_DECLARATIONS } from './typed-program.ts';

const RULES = new URL('../../../../rules/', import.meta.url);
const TIMEOUT_MS = 600_000;

/** What a repair cannot do otherwise: each rule with the reason, and how the repairs that are told of it end. */
const UNAVOIDABLE: Readonly<Record<string, { readonly because: string; readonly cases: readonly string[] }>> =
  {
    '@typescript-eslint/no-dynamic-delete': {
      because:
        'a plain object gives an entry back by `delete` alone; only another collection would do without',
      cases: ['bad-plain-object-of-peers', 'bad-required-factory', 'bad-room-made-on-the-way'],
    },
    '@typescript-eslint/no-unnecessary-condition': {
      because:
        'an entry of a `Record` may be missing, which the compiler knows by `noUncheckedIndexedAccess` alone',
      cases: ['bad-class-instance-in-object'],
    },
    'unicorn/consistent-function-scoping': {
      because: 'it takes the initial value of a field for a function that a listener could be moved out of',
      cases: ['bad-value-of-field'],
    },
  };

function isUnavoidable(id: string, path: string): boolean {
  return UNAVOIDABLE[id]?.cases.some((name) => path.includes(`/${name}.`)) ?? false;
}

const repaired = rules.flatMap(({ id }) =>
  readCases(new URL(`${id}/rule.test.ts`, RULES).href)
    .filter(({ fixedPath }) => existsSync(fixedPath))
    .map(({ path, code, fixedPath }) => ({ path, code, fixedPath, fixed: readFileSync(fixedPath, 'utf8') })),
);

it.skipIf(!hasDeclarations)(
  hasDeclarations ? 'what strict linters had nothing to say of, they have not' : NO_DECLARATIONS,
  () => {
    const texts = new Map(
      repaired.flatMap(({ path, code, fixedPath, fixed }) => [
        [path, code] as const,
        [fixedPath, fixed] as const,
      ]),
    );
    const lint = createStrictLint(createTypedProgram(texts));
    const added = repaired.flatMap(({ path, code, fixedPath, fixed }) => {
      const reports = [...lint(fixedPath, fixed)].filter((id) => !isUnavoidable(id, path));
      const known = reports.length === 0 ? new Set() : lint(path, code);
      const more = reports.filter((id) => !known.has(id));
      return more.length === 0 ? [] : [`${fixedPath.slice(RULES.pathname.length)}: ${more.join(', ')}`];
    });
    expect(repaired.length).toBeGreaterThan(150);
    expect(added).toEqual([]);
  },
  TIMEOUT_MS,
);
