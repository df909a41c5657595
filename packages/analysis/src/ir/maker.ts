// What `new Client()` runs, by the name: a class, or a function as constructors were written before there were classes.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from './definition.ts';
import type { Node, Variable } from './model.ts';

/** Returns the class or function that a name was defined as; null for any other value. */
export function makerNamed(
  name: TSESTree.Identifier,
  variableOf: (identifier: TSESTree.Identifier) => Variable | null,
): Node | null {
  const definition = definitionOf(variableOf(name)?.declaration);
  let made = definition?.type === 'VariableDeclarator' ? definition.init : definition;
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

/** `Client.prototype.send`, `Client.prototype`: the name of the maker; null for any other expression. */
export function prototypeOwner(node: Node): TSESTree.Identifier | null {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null;
  return node.property.name === 'prototype' && node.object.type === 'Identifier' ? node.object : null;
}
