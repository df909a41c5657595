// Files of tests. What is lost or fails there fails a test, so somebody notices; and a test may well mean to send too early or too late.
// Known by how tests are registered, never by a file's name or folder.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, keyName, memberName, parentOf, unwrap } from '../sockets/tree.ts';

/** Functions of test runners that take a name and a callback: Mocha, Jest, Vitest, node:test, Bun, Deno, AVA, tape, tap, Playwright. */
const REGISTERS = new Set(['describe', 'it', 'test', 'suite', 'specify']);

/** Whoever calls something of theirs, be it `afterAll`, runs under them. */
const RUNNERS = new Set(
  '@jest/globals @playwright/test ava bun:test jest mocha node:test tap tape uvu vitest'.split(' '),
);

/**
 * Tells whether a file registers tests – `it('replies', async () => { … })`, `test.only(…)`, `it.each(rows)('…', …)`, `Deno.test(…)` –
 * or helps those that do, or is a script that asserts what it sees.
 */
export function isTestFile(identification: Identification): boolean {
  const { calls } = identification.syntax;
  return (
    calls.some(
      (call) =>
        call.type === 'CallExpression' &&
        (registersTest(call, identification) ||
          RUNNERS.has(identification.importOf(readCallee(call.callee).root ?? call)?.module ?? '')),
    ) ||
    isAssertingScript(calls, identification) ||
    exportsSuite(calls[0])
  );
}

/** `module.exports = { setUp(done) {}, 'replies once'(test) {} }`: a suite of nodeunit. */
function exportsSuite(call: Node | undefined): boolean {
  let root = call;
  for (let outer = root; outer !== undefined; outer = parentOf(outer)) root = outer;
  if (root?.type !== 'Program') return false;
  return root.body.some((statement) => {
    const assigned = statement.type === 'ExpressionStatement' ? statement.expression : null;
    const suite = assigned?.type === 'AssignmentExpression' ? unwrap(assigned.right) : null;
    if (suite?.type !== 'ObjectExpression') return false;
    return suite.properties.some((one) => {
      if (one.type !== 'Property' || !isFunction(one.value)) return false;
      const [test] = one.value.params;
      const isCase = test?.type === 'Identifier' && test.name === 'test' && one.value.params.length === 1;
      return isCase || /^(?:setUp|tearDown)$/.test(keyName(one.key, one.computed) ?? '');
    });
  });
}

const ASSERTIONS = new Set('assert assert/strict chai node:assert node:assert/strict'.split(' '));
const MANY_ASSERTIONS = 3;
const COMPARES = /equal|match|throws|rejects/i;

/** It compares many things with what they should be and exports nothing, or nothing but tests: nobody but its reader waits for it. */
function isAssertingScript(
  calls: Identification['syntax']['calls'],
  identification: Identification,
): boolean {
  const asserting = calls.filter(({ callee, arguments: [first] }) => {
    const { root, names } = readCallee(callee);
    const from = root === null ? null : (identification.importOf(root)?.module ?? null);
    if (root === null || from === null) return false;
    // A helper of the tests themselves: `import { assertEcho } from './support'`.
    if (from.startsWith('.')) return /^assert/i.test(root.name);
    if (!ASSERTIONS.has(from)) return false;
    return (
      names.some((name) => COMPARES.test(name)) ||
      (first?.type === 'BinaryExpression' && first.operator.includes('=='))
    );
  });
  const [call] = asserting;
  if (call === undefined || asserting.length < MANY_ASSERTIONS) return false;
  let program: Node | undefined = call;
  while (program !== undefined && program.type !== 'Program') program = parentOf(program);
  return program?.type === 'Program' && !program.body.some(exportsSomething);
}

const TEST = /^test(?:[_A-Z]|$)/;

function exportsSomething(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'FunctionDeclaration')
    return !TEST.test(statement.declaration.id?.name ?? '');
  if (statement.type.startsWith('Export') || statement.type === 'TSExportAssignment') return true;
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return false;
  const { root } = readCallee(statement.expression.left);
  if (root?.name !== 'module' && root?.name !== 'exports') return false;
  const exported = unwrap(statement.expression.right);
  return (
    exported.type !== 'ObjectExpression' ||
    exported.properties.some(
      (one) => one.type !== 'Property' || !TEST.test(keyName(one.key, one.computed) ?? ''),
    )
  );
}

function registersTest(call: TSESTree.CallExpression, identification: Identification): boolean {
  const [name] = call.arguments;
  const isNamed =
    name?.type === 'TemplateLiteral' || (name?.type === 'Literal' && typeof name.value === 'string');
  if (!isNamed || !call.arguments.some((argument) => isFunction(unwrap(argument)))) return false;
  const { root, names } = readCallee(call.callee);
  return root !== null && names.some((one) => REGISTERS.has(one)) && comesFromOutside(root, identification);
}

/** `test.describe.only`, `it.each(rows)`: every name in it, and the variable that it starts from. */
function readCallee(callee: Node): { readonly root: TSESTree.Identifier | null; readonly names: string[] } {
  const names: string[] = [];
  let at = unwrap(callee);
  while (
    at.type === 'MemberExpression' ||
    at.type === 'CallExpression' ||
    at.type === 'TaggedTemplateExpression'
  ) {
    if (at.type === 'MemberExpression') {
      names.push(memberName(at) ?? '');
      at = unwrap(at.object);
    } else {
      at = unwrap(at.type === 'CallExpression' ? at.callee : at.tag);
    }
  }
  if (at.type !== 'Identifier') return { root: null, names };
  return { root: at, names: [...names, at.name] };
}

/** A test runner's function is a global or imported; one that the file declares itself is none. */
function comesFromOutside(root: TSESTree.Identifier, { module, importOf }: Identification): boolean {
  const variable = module.variableOf(root);
  if (variable === null || variable.declaration.defs.length === 0 || importOf(root) !== null) return true;
  // `const suite = new helper.Suite()`, `const it = require('mocha').it`.
  const declared = definitionOf(variable.declaration);
  let made = declared?.type === 'VariableDeclarator' && declared.init !== null ? unwrap(declared.init) : null;
  while (made?.type === 'MemberExpression') made = unwrap(made.object);
  if (made?.type !== 'NewExpression' && made?.type !== 'CallExpression') return false;
  return (
    (made.callee.type === 'Identifier' && made.callee.name === 'require') || importOf(made.callee) !== null
  );
}
