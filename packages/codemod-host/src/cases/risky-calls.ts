// Rules for tests of the hosts, which ask nothing of the analysis: each finds the calls of one function by its name.
import type { Facts, Finding } from '@socket-safety/analysis';
import { defineRule, type Edit, type Refusal, type Repair, type RepairContext, type Rule } from '@socket-safety/repairs';
import type { TSESTree } from '@typescript-eslint/types';

/** `risky(…)` becomes `safe(…)`; `risky('refuse')` is left. */
export const noRisky = callRule('no-risky', 'risky', 'guard-risky', (call) =>
  call.arguments[0]?.type === 'Literal' && call.arguments[0].value === 'refuse'
    ? { refused: 'the argument says so' }
    : [{ range: call.callee.range, text: 'safe' }],
);

const IMPORT = "import { ready } from './ready.js';\n";

/** `wrapped(…);` gets a block of three lines around it and an import, unless it is there, and is called `inner` then. */
export const noWrapped = callRule('no-wrapped', 'wrapped', 'wrap-calls', (call, { source }) => [
  ...(source.text.includes(IMPORT.trim()) ? [] : [{ range: [0, 0], text: IMPORT } as const]),
  { range: [call.range[0], call.range[0]], text: 'if (ready()) {\n  ' },
  { range: call.callee.range, text: 'inner' },
  { range: [call.range[1] + 1, call.range[1] + 1], text: source.text[call.range[1]] === ';' ? '\n}' : '' },
]);

/** `broken(…)` becomes text that does not parse. */
export const noBroken = callRule('no-broken', 'broken', 'break-calls', (call) => [
  { range: call.range, text: 'if (' },
]);

/** `stubborn(…)` is still called so after its repair. */
export const noStubborn = callRule('no-stubborn', 'stubborn', 'soothe-calls', (call) => [
  { range: [call.range[0], call.range[0]], text: 'void ' },
]);

/** The repair of `crashing(…)` has a bug. */
export const noCrashing = callRule('no-crashing', 'crashing', 'crash-calls', () => {
  throw new Error('Bug in a repair\nof two lines');
});

/** Only in the strict preset, and only a warning. */
export const noLoose: Rule = {
  ...callRule('no-loose', 'loose', 'guard-risky', (call) => [{ range: call.callee.range, text: 'tight' }]),
  presets: { recommended: 'off', strict: 'warn' },
};

export const rules: readonly Rule[] = [noRisky, noWrapped, noBroken, noStubborn, noCrashing, noLoose];

type Mend = (call: TSESTree.CallExpression, context: RepairContext) => readonly Edit[] | Refusal;

function callRule(id: string, name: string, codemod: string, mend: Mend): Rule {
  const repair: Repair = {
    id: `mend-${name}`,
    codemod,
    title: 'Mend it.',
    repair: (finding, context) =>
      finding.node.type === 'CallExpression' ? mend(finding.node, context) : { refused: 'no call' },
  };
  return defineRule({
    id,
    kind: 'problem',
    description: `Disallow calls of ${name}`,
    presets: { recommended: 'error', strict: 'error' },
    messages: { found: '`{{call}}` is called.' },
    repairs: [repair],
    check: (facts: Facts): Iterable<Finding> =>
      callsOf(name, facts.source.ast).map((node) => ({
        message: 'found',
        data: { call: name },
        node,
        because: [],
        // These repairs look at the node alone, hosts at the grade.
        about: { kind: 'send', send: { node, socket: { grade: 'certain' } } } as unknown as Finding['about'],
      })),
  });
}

function callsOf(name: string, node: TSESTree.Node): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name) found.push(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) found.push(...callsOf(name, child));
    }
  }
  return found;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value && 'loc' in value;
}
