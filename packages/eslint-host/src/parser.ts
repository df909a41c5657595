// The parser of `lintText`: typescript-eslint's for every file, with a program only where it holds this very text.
import { analyze } from '@typescript-eslint/scope-manager';
import { parseAndGenerateServices } from '@typescript-eslint/typescript-estree';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Linter } from 'eslint';
import type ts from 'typescript';

/** Chooses how a file is read: the kinds to try, in order. */
export function sourceTypesOf(file: string): readonly Linter.SourceType[] {
  if (/\.c[jt]s$/.test(file)) return ['commonjs', 'module'];
  return /\.(?:js|jsx)$/.test(file) ? ['module', 'commonjs'] : ['module'];
}

/**
 * Creates a parser for one text of one file. It makes no tokens: they cost a third of parsing, and our rules, which are the only ones
 * that see the tree, ask for none.
 */
export function parserFor(file: string, text: string, program: ts.Program | null): Linter.Parser {
  const usable = program !== null && holds(program, file, text);
  const jsx = /\.(?:[cm]?js|jsx|tsx)$/.test(file);
  // A program would be made for a text that is not on disk otherwise.
  const typed = usable ? { programs: [program] } : { project: false, projectService: false };
  return {
    meta: { name: '@socket-safety/parser' },
    parseForESLint(code: string, options: { readonly sourceType?: string } = {}) {
      const sourceType = options.sourceType === 'module' ? 'module' : 'script';
      const { ast, services } = parseAndGenerateServices(code, {
        filePath: file,
        jsx,
        range: true,
        loc: true,
        comment: true,
        // Only a checker asks for types in comments, and it has parsed the file before.
        jsDocParsingMode: 'none',
        ...typed,
      });
      const tree = Object.assign(ast, { sourceType, tokens: [] });
      // Without the thousand global names that no rule asks for.
      const scopeManager = analyze(ast, { sourceType, lib: [] });
      // typescript-eslint declares its own, stricter tree types for what ESLint takes.
      return { ast: tree, scopeManager, services, visitorKeys } as unknown as Linter.ESLintParseResult;
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
