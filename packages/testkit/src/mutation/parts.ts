// What is mutated, and which tests are to notice.

/** A package, or so much of one as is mutated in a run. Globs are seen from the root of the repository. */
export interface Part {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

/** Nothing of a package is left out but its tests, its cases, and what `npm run gen` writes. */
const NO_SOURCE = ['!**/*.test.ts', '!**/cases/**', '!**/*.tmp.ts'];
const CASES = ['rules/*/rule.test.ts'];
const REWRITES = ['codemods/*/codemod.test.ts', 'packages/testkit/src/rewrites/*.test.ts'];

export const PARTS: Readonly<Record<string, Part>> = {
  analysis: {
    mutate: ['packages/analysis/src/**/*.ts', ...NO_SOURCE],
    tests: ['packages/analysis/src/**/*.test.ts', ...CASES],
  },
  guards: {
    mutate: ['packages/analysis/src/guards/*.ts', ...NO_SOURCE],
    tests: ['packages/analysis/src/**/*.test.ts', ...CASES],
  },
  repairs: {
    mutate: ['packages/repairs/src/**/*.ts', ...NO_SOURCE],
    tests: [
      'packages/repairs/src/**/*.test.ts',
      'packages/codemod-host/src/**/*.test.ts',
      ...REWRITES,
      ...CASES,
    ],
  },
  rules: {
    mutate: ['rules/*/*.ts', 'rules/*.ts', '!rules/plugin.ts', '!rules/catalogue.ts', ...NO_SOURCE],
    tests: ['rules/**/*.test.ts'],
  },
  'codemod-host': {
    mutate: ['packages/codemod-host/src/**/*.ts', ...NO_SOURCE],
    tests: ['packages/codemod-host/src/**/*.test.ts', 'packages/testkit/src/settings/*.test.ts'],
  },
};
