// What `new Client()` runs, by the name: a class, or a function as constructors were written before there were classes.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from './definition.ts';
import type { Node, Variable } from './model.ts';

/** Returns the class or function that a name was defined as; null for any other value. */
export function makerNamed(
  name: TSESTree.Identifier,
  variableOf: (identifier: TSESTree.Identifier) => Variable | null,
): Node | null {
  const variable = variableOf(name);
  const definition = definitionOf(variable?.declaration);
  let made =
    definition?.type === 'VariableDeclarator' ? (definition.init ?? givenOnce(variable)) : definition;
  // `const Client = (exports.Client = function () { … })`
  while (made?.type === 'AssignmentExpression') made = made.right;
  switch (made?.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return made;
    default:
      return null;
  }
}

/** `let Client; Client = function () { … };`: what a name gets that is declared without a value. */
function givenOnce(variable: Variable | null): Node | null {
  const given = variable?.declaration.references.filter((use) => use.isWrite()) ?? [];
  // References hold nodes, typed as unknown so that every scope manager fits.
  return given.length === 1 ? ((given[0]?.writeExpr as Node | null | undefined) ?? null) : null;
}

/** `Client.prototype.send`, `Client.prototype`: the name of the maker; null for any other expression. */
export function prototypeOwner(node: Node): TSESTree.Identifier | null {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  return node.property.name === 'prototype' && node.object.type === 'Identifier' ? node.object : null;
}
