// A catalogue for tests of the command, which asks nothing of the analysis: `risky(…)` is an error that a codemod rewrites
// to `safe(…)`, `loose(…)` a warning that nothing rewrites.
import type { Finding } from '@socket-safety/analysis';
import { defineRule, type Codemod, type Repair, type Rule } from '@socket-safety/repairs';
import type { TSESTree } from '@typescript-eslint/types';
import type { Catalogue } from '../environment.ts';

const guard: Repair = {
  id: 'guard-risky-call',
  codemod: 'guard-risky',
  title: 'Call `safe`.',
  repair: ({ node }) => {
    if (node.type !== 'CallExpression') return { refused: 'no call' };
    if (node.arguments.length > 1) return { refused: 'it has more than one argument' };
    return [{ range: node.callee.range, text: 'safe' }];
  },
};

const noRisky = callRule('no-risky', 'risky', 'error', [guard]);
const noLoose = callRule('no-loose', 'loose', 'warn', []);
const guardRisky: Codemod = { id: 'guard-risky', description: 'Call safe', rules: [noRisky] };

export const fakeCatalogue: Catalogue = { rules: [noRisky, noLoose], codemods: [guardRisky] };

export const loadCatalogue = (): Promise<Catalogue> => Promise.resolve(fakeCatalogue);

function callRule(id: string, name: string, severity: 'warn' | 'error', repairs: readonly Repair[]): Rule {
  return defineRule({
    id,
    kind: 'problem',
    description: `Disallow ${name}`,
    presets: { recommended: severity, strict: 'error' },
    messages: { found: '`{{call}}` is called.' },
    repairs,
    check: (facts): Finding[] => {
      const found: Finding[] = [];
      for (const statement of facts.source.ast.body) {
        const node = statement.type === 'ExpressionStatement' ? statement.expression : null;
        if (isCallOf(name, node)) found.push(findingAt(node, name));
      }
      return found;
    },
  });
}

function isCallOf(name: string, node: TSESTree.Node | null): node is TSESTree.CallExpression {
  return node?.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name;
}

function findingAt(node: TSESTree.CallExpression, name: string): Finding {
  // The repair looks at the node alone, reports at the grade.
  const about = {
    kind: 'send',
    send: { node, socket: { grade: 'probable' } },
  } as unknown as Finding['about'];
  return { message: 'found', data: { call: `${name}(…)` }, node, because: [], about };
}
