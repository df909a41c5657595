// Reads a file as the hosts do, for questions that no rule asks.
import type { AnalyseOptions, Source } from '@socket-safety/analysis';
import type { Program } from '@socket-safety/codemod-host';
import { createTypeOracle, defaultHost, importsOf, selectLibraries } from '@socket-safety/eslint-host';
import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';

const NO_SETTINGS = {};

/** Parses a file; `program` is null for syntax alone, else it must hold this very text. Throws on what does not parse. */
export function readTyped(
  file: string,
  text: string,
  program: Program | null,
): { readonly source: Source; readonly options: AnalyseOptions } {
  const { ast, scopeManager, services } = parseForESLint(text, {
    filePath: file,
    range: true,
    loc: true,
    comment: true,
    sourceType: 'module',
    ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file), globalReturn: /\.c[jt]s$/.test(file) },
    lib: [],
    ...(program === null ? {} : { programs: [program] }),
  });
  simpleTraverse(ast, { enter: () => undefined }, true);
  return {
    source: { ast, text, scopes: scopeManager.scopes },
    options: {
      libraries: selectLibraries(file, NO_SETTINGS, defaultHost),
      settings: NO_SETTINGS,
      oracle: program === null ? null : createTypeOracle(services),
      imports: importsOf(file, defaultHost),
    },
  };
}
