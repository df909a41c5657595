// A send on an unchecked socket is found inside every construct of the language, and its guarded twin is silent: once with the check
// in the same expression, once with an early exit before the construct.
import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { libraries } from '@socket-safety/libraries';
import { describe, expect, test } from 'vitest';
import { analyse } from '../analyse.ts';
import { noImports } from '../imports.ts';
import { checkedBefore, checkedInPlace, constructs, unchecked } from '../lower/construct-table.ts';

/** Like `analyseText`, for text that may hold JSX and statements that modules forbid. */
function verdicts(text: string): string[] {
  const { ast, scopeManager } = parseForESLint(text, {
    range: true,
    loc: true,
    ecmaFeatures: { jsx: /<\/|\/>/.test(text) },
    allowInvalidAST: true,
    lib: [],
  });
  simpleTraverse(ast, { enter: () => undefined }, true);
  Object.assign(ast, { parent: null });
  const source = { ast, text, scopes: scopeManager.scopes };
  const { sends } = analyse(source, { libraries, settings: {}, oracle: null, imports: noImports });
  return sends.map(({ hazard }) => hazard?.kind ?? 'silent');
}

/** Rows whose verdict with a check before the construct is another than the table wants, and why. */
const KNOWN: Readonly<Record<string, { found: string; because: string }>> = {
  AccessorProperty: {
    found: 'unguarded',
    because: 'a field is taken to run at any time, not only after its class',
  },
  PropertyDefinition: {
    found: 'unguarded',
    because: 'a field is taken to run at any time, not only after its class',
  },
  StaticBlock: {
    found: 'unguarded',
    because: 'a static block is taken to run at any time, not where it stands',
  },
};

describe('found without a check, in', () => {
  test.each(constructs)('%s', (_type, construct) => {
    expect(verdicts(unchecked(construct))).toEqual([construct.bare]);
  });
});

describe('silent with a check in place, in', () => {
  test.each(constructs)('%s', (_type, construct) => {
    expect(verdicts(checkedInPlace(construct))).toEqual(['silent']);
  });
});

describe('told apart with a check before it, in', () => {
  const rows = constructs.filter(([, row]) => row.checkedBefore !== null);
  test.each(rows)('%s', (type, construct) => {
    expect(KNOWN[type]?.found).not.toBe(construct.checkedBefore);
    expect(verdicts(checkedBefore(construct))).toEqual([KNOWN[type]?.found ?? construct.checkedBefore]);
  });
});
