// Parses what another file imports. The parser, which brings all of TypeScript, is loaded when the first such file is asked for: in
// a project that ESLint reads with its own parser there may be none.
import type { Source } from '@socket-safety/analysis';
import type * as ScopeManager from '@typescript-eslint/scope-manager';
import type * as Estree from '@typescript-eslint/typescript-estree';

interface Parser {
  readonly parse: typeof Estree.parseAndGenerateServices;
  readonly traverse: typeof Estree.simpleTraverse;
  readonly analyze: typeof ScopeManager.analyze;
}

let loaded: Parser | null = null;

/** Parses a text as a file that another one imports is parsed; null where it does not parse, and where there is no Node. */
export function parseSource(path: string, text: string): Source | null {
  const parser = (loaded ??= load());
  if (parser === null) return null;
  const code = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const sourceType = /\.c[jt]s$/.test(path) ? 'script' : 'module';
  try {
    // Without tokens, which cost a third of the whole and which nobody asks for; comments only where one may tell a type.
    const { ast } = parser.parse(code, {
      range: true,
      loc: true,
      comment: code.includes('/**') && code.includes('@'),
      jsDocParsingMode: 'none',
      jsx: !/\.[cm]?ts$/.test(path),
    });
    const { scopes } = parser.analyze(ast, { sourceType, globalReturn: sourceType === 'script', lib: [] });
    parser.traverse(ast, { enter: () => undefined }, true);
    return { ast, text: code, scopes };
  } catch {
    // The file itself gets its parse error when it is linted; here it only stays out of sight.
    return null;
  }
}

/** Rules cannot wait, so the packages are required. A browser has no files that import each other. */
function load(): Parser | null {
  const require = globalThis.process?.getBuiltinModule?.('node:module')?.createRequire(import.meta.url);
  if (require === undefined) return null;
  // What the packages declare of themselves.
  const estree = require('@typescript-eslint/typescript-estree') as typeof Estree;
  const { analyze } = require('@typescript-eslint/scope-manager') as typeof ScopeManager;
  return { parse: estree.parseAndGenerateServices, traverse: estree.simpleTraverse, analyze };
}
