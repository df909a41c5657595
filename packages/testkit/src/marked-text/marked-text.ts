// Test texts with their expectation on the line it speaks of: `socket.send(text); //! stale-check`. A line without a mark is safe.
import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { libraries } from '@socket-safety/libraries';
import { analyse, noImports, type Facts, type ModuleReader, type Source } from '@socket-safety/analysis';

/** Parses a text as ESLint would hand it over. */
export function parseText(text: string, file = 'text.ts'): Source {
  const { ast, scopeManager } = parseForESLint(text, {
    range: true,
    loc: true,
    comment: true,
    sourceType: 'module',
    ecmaFeatures: { jsx: !file.endsWith('.ts') },
    lib: [],
  });
  simpleTraverse(ast, { enter: () => undefined }, true);
  // As ESLint has it, whatever the types say.
  Object.assign(ast, { parent: null });
  return { ast, text, scopes: scopeManager.scopes };
}

/** Analyses a text with the libraries of the house and without types. */
export function analyseText(text: string, imports: ModuleReader = noImports, file = 'text.ts'): Facts {
  return analyse(parseText(text, file), { libraries, settings: {}, oracle: null, imports });
}

/** Lists `line: kind` for every mark of a text, and for every hazard that the analysis finds. */
export function compareMarks(
  text: string,
  { trust = 'contracts', file = 'text.ts' }: { trust?: 'contracts' | 'nothing'; file?: string } = {},
): { expected: string[]; found: string[] } {
  const expected = text.split('\n').flatMap((line, index) => {
    const mark = /\/\/! ([\w-]+)/.exec(line)?.[1];
    return mark === undefined ? [] : [`${index + 1}: ${mark}`];
  });
  const found = analyseText(text, noImports, file).sends.flatMap((site) => {
    const hazard = trust === 'contracts' ? site.hazard : site.strictHazard;
    return hazard === null ? [] : [`${site.node.loc.start.line}: ${hazard.kind}`];
  });
  return { expected, found };
}
