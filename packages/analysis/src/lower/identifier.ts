// Names, `this` and `super`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Root, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { literal, placeAt } from './value.ts';

/** The root that a name stands for when it is written to. */
export function rootOfIdentifier(b: Builder, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Root {
  const variable = b.names.variableOf(identifier);
  return variable === null ? { kind: 'global', name: identifier.name } : { kind: 'variable', variable };
}

/** `socket`; `self` after `const self = this` reads as `this`. */
export function lowerIdentifier(b: Builder, identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Value {
  const root = rootOfIdentifier(b, identifier);
  if (root.kind === 'global' && root.name === 'undefined') return literal(identifier, undefined);
  const alias = root.kind === 'variable' ? b.names.aliasOf(root.variable) : null;
  return placeAt(identifier, alias ?? root);
}

export function lowerThis(b: Builder, node: Node): Value {
  return placeAt(node, b.names.thisOf(b.header.id));
}

export function lowerSuper(b: Builder, node: Node): Value {
  return placeAt(node, { kind: 'super', of: b.names.thisOf(b.header.id) });
}
