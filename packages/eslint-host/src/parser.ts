// The parser of `lintText`: typescript-eslint's for every file, with a program only where it holds this very text.
import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import type ts from 'typescript';

/** Chooses how a file is read: the kinds to try, in order. */
export function sourceTypesOf(file: string): readonly Linter.SourceType[] {
  if (/\.c[jt]s$/.test(file)) return ['commonjs', 'module'];
  return /\.(?:js|jsx)$/.test(file) ? ['module', 'commonjs'] : ['module'];
}

/** Creates a parser for one text of one file. */
export function parserFor(file: string, text: string, program: ts.Program | null): Linter.Parser {
  const usable = program !== null && holds(program, file, text);
  const forced = {
    ecmaFeatures: { jsx: /\.(?:[cm]?js|jsx|tsx)$/.test(file) },
    // A thousand global names that no rule asks for.
    lib: [],
    // A program would be made for a text that is not on disk otherwise.
    ...(usable ? { programs: [program] } : { project: false, projectService: false }),
  };
  return {
    meta: { name: '@socket-safety/parser' },
    parseForESLint(code: string, options?: object) {
      // typescript-eslint declares its own, stricter tree types for what ESLint takes.
      return typescriptParser.parseForESLint(code, {
        ...options,
        ...forced,
      }) as unknown as Linter.ESLintParseResult;
    },
  };
}

function holds(program: ts.Program, file: string, text: string): boolean {
  const known = program.getSourceFile(file)?.text;
  return known !== undefined && withoutMark(known) === withoutMark(text);
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
