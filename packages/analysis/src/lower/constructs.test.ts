// Every kind of node that a parser can make: a call inside it is not lost, and the graph it makes is the one that was read.
import { readdir } from 'node:fs/promises';
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { describe, expect, test } from 'vitest';
import type { IrFunction } from '../ir/model.ts';
import { printFunction } from '../ir/print.ts';
import { verify } from '../ir/verify.ts';
import { childrenOf } from './children.ts';
import { constructs, reasonFor, unchecked } from './construct-table.ts';
import { lowerModule } from './module.ts';
import { roles } from './roles.ts';

function lower(text: string): { ast: TSESTree.Program; functions: IrFunction[] } {
  // The parser checks no more than it must; some of these samples mean little.
  const parsed = parseForESLint(text, {
    range: true,
    loc: true,
    ecmaFeatures: { jsx: /<\/|\/>/.test(text) },
    allowInvalidAST: true,
  });
  const module = lowerModule({ ast: parsed.ast, text, scopes: parsed.scopeManager.scopes });
  const functions = module.functions.map((header) => module.body(header.id));
  functions.forEach(verify);
  return { ast: parsed.ast, functions };
}

function holdsSend(type: string, ast: TSESTree.Node): boolean {
  const pending: { node: TSESTree.Node; inside: boolean }[] = [{ node: ast, inside: false }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { node } = at;
    const inside = at.inside || node.type === type;
    const callee = node.type === 'CallExpression' ? node.callee : null;
    if (inside && callee?.type === 'MemberExpression' && 'name' in callee.property) {
      if (callee.property.name === 'send') return true;
    }
    for (const child of childrenOf(node)) pending.push({ node: child, inside });
  }
  return false;
}

describe('a call is not lost within', () => {
  test.each(constructs)('%s', async (type, construct) => {
    const text = unchecked(construct);
    const { ast, functions } = lower(text);
    expect(holdsSend(type, ast)).toBe(true);
    const unsupported = functions.map((fn) => fn.unsupported);
    expect(Math.max(...unsupported)).toBe(type === 'WithStatement' ? 1 : 0);
    // A module that only holds functions has nothing to show.
    const printed = functions.map(printFunction).filter((each) => each !== 'module\nb0: end');
    expect(printed.join('\n')).toContain('call socket.send(text)');
    const title = `${type}, lowered by ${construct.file}`;
    await expect([title, text.trim(), ...printed, ''].join('\n\n').trimEnd() + '\n').toMatchFileSnapshot(
      `./constructs/${type}.txt`,
    );
  });
});

test('the table knows every kind of node', () => {
  const held = new Set(constructs.map(([type]) => type));
  const known = (type: AST_NODE_TYPES) => held.has(type) !== (reasonFor(type) !== null);
  expect(Object.values(AST_NODE_TYPES).filter((type) => !known(type))).toEqual([]);
  expect(Object.keys(roles).sort()).toEqual(Object.values<string>(AST_NODE_TYPES).sort());
});

test('the table names files that exist, and every graph belongs to a row', async () => {
  const files = new Set(await readdir(new URL('.', import.meta.url)));
  expect(constructs.filter(([, { file }]) => !files.has(file))).toEqual([]);
  const graphs = await readdir(new URL('./constructs/', import.meta.url));
  expect(graphs.sort()).toEqual(constructs.map(([type]) => `${type}.txt`).sort());
});
