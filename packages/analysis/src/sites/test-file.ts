// Files of tests. What is lost or fails there fails a test, so somebody notices; and a test may well mean to send too early or too late.
// Known by how tests are registered, never by a file's name or folder.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, memberName, unwrap } from '../sockets/tree.ts';

/** Functions of test runners that take a name and a callback: Mocha, Jest, Vitest, node:test, Bun, Deno, AVA, tape, tap, Playwright. */
const REGISTERS = new Set(['describe', 'it', 'test', 'suite', 'specify']);

/** Tells whether a file registers tests: `it('replies', async () => { … })`, `test.only(…)`, `it.each(rows)('…', …)`, `Deno.test(…)`. */
export function isTestFile(identification: Identification): boolean {
  return identification.syntax.calls.some(
    (call) => call.type === 'CallExpression' && registersTest(call, identification),
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
  // `const suite = new helper.Suite()`. Definitions hold nodes, typed as unknown so that every scope manager fits.
  const declared = variable.declaration.defs[0]?.node as Node | undefined;
  const made =
    declared?.type === 'VariableDeclarator' && declared.init !== null ? unwrap(declared.init) : null;
  return (
    (made?.type === 'NewExpression' || made?.type === 'CallExpression') && importOf(made.callee) !== null
  );
}
