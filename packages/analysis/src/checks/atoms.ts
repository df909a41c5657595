// A test taken apart: its questions, and whether the outcome of the whole settles each of them.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, soleDefinitionOf } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import { keyName, unwrap } from '../sockets/tree.ts';

/** One question of a test: `socket.readyState === 1` in `socket && socket.readyState === 1`. */
export interface Atom {
  readonly node: Node;
  /** The truth that the outcome asks of it. */
  readonly holds: boolean;
  /** Every way to that outcome has this truth; not so for a side of `||` that held. */
  readonly settled: boolean;
  /** The constant that it was read through, declared elsewhere: `const isOpen = …; if (isOpen)`. */
  readonly through: Node | null;
}

/** Nobody nests questions deeper than this by hand. */
const MAX_DEPTH = 12;

/** Lists the questions of a test that turned out `holds`. */
export function atomsOf(test: Node, holds: boolean, module: IrModule): readonly Atom[] {
  const atoms: Atom[] = [];
  collect(test, holds, true, null, 0);
  return atoms;

  function collect(wrapped: Node, truth: boolean, settled: boolean, through: Node | null, depth: number) {
    const node = unwrap(wrapped);
    if (depth > MAX_DEPTH) return;
    if (node.type === 'UnaryExpression' && node.operator === '!')
      return collect(node.argument, !truth, settled, through, depth + 1);
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      const both = settled && (node.operator === '&&') === truth;
      collect(node.left, truth, both, through, depth + 1);
      collect(node.right, truth, both, through, depth + 1);
      return;
    }
    const asked = askedByBoolean(node);
    if (asked !== null) return collect(asked, truth, settled, through, depth + 1);
    const init = node.type === 'Identifier' ? initialValue(node, module) : null;
    if (init !== null && isQuestion(init)) return collect(init, truth, settled, through ?? node, depth + 1);
    atoms.push({ node, holds: truth, settled, through });
  }
}

/**
 * Lists, for each place in a test that turned out `holds` where one of several is enough, what each of them is:
 * `open` and `force` in `if (text && (open || force))`.
 */
export function choicesOf(
  test: Node,
  holds: boolean,
  module: IrModule,
): readonly (readonly Pick<Atom, 'node' | 'holds'>[])[] {
  const node = unwrap(test);
  const through = seenThrough(node, holds, module);
  if (through !== null) return choicesOf(through.node, through.holds, module);
  if (node.type !== 'LogicalExpression' || node.operator === '??') return [];
  if ((node.operator === '&&') === holds)
    return [...choicesOf(node.left, holds, module), ...choicesOf(node.right, holds, module)];
  return [[...sidesOf(node, holds, module)]];
}

function* sidesOf(wrapped: Node, holds: boolean, module: IrModule): Generator<Pick<Atom, 'node' | 'holds'>> {
  const node = unwrap(wrapped);
  const through = seenThrough(node, holds, module);
  if (through !== null) return yield* sidesOf(through.node, through.holds, module);
  const isChoice =
    node.type === 'LogicalExpression' && node.operator !== '??' && (node.operator === '&&') !== holds;
  if (!isChoice) return yield { node, holds };
  yield* sidesOf(node.left, holds, module);
  yield* sidesOf(node.right, holds, module);
}

/** `!x`, `Boolean(x)` and a name of `x` ask what `x` does. */
function seenThrough(node: Node, holds: boolean, module: IrModule): Pick<Atom, 'node' | 'holds'> | null {
  if (node.type === 'UnaryExpression' && node.operator === '!') return { node: node.argument, holds: !holds };
  const asked = askedByBoolean(node);
  if (asked !== null) return { node: asked, holds };
  const init = node.type === 'Identifier' ? initialValue(node, module) : null;
  return init !== null && isQuestion(init) ? { node: init, holds } : null;
}

/** `Boolean(x)` */
function askedByBoolean(node: Node): Node | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  return node.callee.name === 'Boolean' ? (node.arguments[0] ?? null) : null;
}

/** The initialiser of a variable that nothing else assigns to. */
export function initialValue(node: TSESTree.Identifier, module: IrModule): Node | null {
  const variable = module.variableOf(node);
  const declarator = soleDefinitionOf(variable?.declaration);
  if (variable === null || declarator?.type !== 'VariableDeclarator') return null;
  if (variable.declaration.references.filter((use) => use.isWrite()).length > 1) return null;
  return declarator.id.type === 'Identifier' ? declarator.init : null;
}

/** `const { readyState } = socket`: what a name was taken out of, and under which name it stood there. */
export function destructuredFrom(
  node: TSESTree.Identifier,
  module: IrModule,
): { readonly object: Node; readonly name: string } | null {
  const declarator = definitionOf(module.variableOf(node)?.declaration);
  if (declarator?.type !== 'VariableDeclarator' || declarator.init === null) return null;
  if (declarator.id.type !== 'ObjectPattern') return null;
  for (const property of declarator.id.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier') continue;
    const name = keyName(property.key, property.computed);
    if (name !== null && property.value.name === node.name) return { object: declarator.init, name };
  }
  return null;
}

function isQuestion(node: Node): boolean {
  const inner = unwrap(node);
  return (
    inner.type === 'BinaryExpression' ||
    inner.type === 'LogicalExpression' ||
    (inner.type === 'UnaryExpression' && inner.operator === '!')
  );
}
