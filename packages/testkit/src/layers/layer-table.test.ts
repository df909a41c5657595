import { describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { allows, findLayer } from './layer-table.ts';
import type { Import } from './source-files.ts';

function isAllowed(
  path: string,
  specifier: string,
  options: { readonly to?: string; readonly types?: true } = {},
) {
  const layer = findLayer(path);
  if (layer === null) throw new Error(`No layer holds ${path}.`);
  const one: Import = { specifier, path: options.to ?? null, typeOnly: options.types === true, line: 1 };
  return allows(layer, { path, imports: [one] }, one);
}

describe('the layer table', () => {
  const analysis = 'packages/analysis/src/analyse.ts';
  const rule = 'rules/no-luck/rule.ts';

  it.each([
    ['analysis may import libraries', isAllowed(analysis, '@socket-safety/libraries'), true],
    ['analysis may not import repairs', isAllowed(analysis, '@socket-safety/repairs'), false],
    ['analysis may not import node:fs', isAllowed(analysis, 'node:fs'), false],
    ['analysis may not load typescript', isAllowed(analysis, 'typescript'), false],
    ['analysis may use types of typescript', isAllowed(analysis, 'typescript', { types: true }), true],
    [
      'not even types come from a host',
      isAllowed(analysis, '@socket-safety/eslint-host', { types: true }),
      false,
    ],
    ['a rule may not import a host', isAllowed(rule, '@socket-safety/eslint-host'), false],
    [
      'a rule may not import another',
      isAllowed(rule, '../no-send/rule.ts', { to: 'rules/no-send/rule.ts' }),
      false,
    ],
    ['a rule may import shared words', isAllowed(rule, '../words.ts', { to: 'rules/place-words.ts' }), true],
    [
      'a rule may not import the catalogue',
      isAllowed(rule, '../catalogue.ts', { to: 'rules/catalogue.ts' }),
      false,
    ],
    [
      'the plugin may import the catalogue',
      isAllowed('rules/plugin.ts', './catalogue.ts', { to: 'rules/catalogue.ts' }),
      true,
    ],
    ['the codemod host may load ts-morph', isAllowed('packages/codemod-host/src/a.ts', 'ts-morph'), true],
    ['the codemod host may not load eslint', isAllowed('packages/codemod-host/src/a.ts', 'eslint'), false],
  ])('%s', (_row, found, wanted) => {
    expect(found).toBe(wanted);
  });

  it('finds a cycle that is left after compilation', () => {
    const file = (path: string, to: string, typeOnly: boolean) => ({
      path,
      imports: [{ specifier: to, path: to, typeOnly, line: 1 }],
    });
    expect(findCycles([file('a', 'b', false), file('b', 'a', false)])).toEqual([['a', 'b']]);
    expect(findCycles([file('a', 'b', false), file('b', 'a', true)])).toEqual([]);
  });
});
