// `State.Open`, `READY.OPEN`: a member of an enumeration or an object that the file itself writes out.
import type { StateValue } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import { keyName, memberName, unwrap } from '../sockets/tree.ts';

/** Returns what such a member is; undefined where it is computed, or declared out of sight. */
export function declaredConstant(
  member: TSESTree.MemberExpression,
  module: IrModule,
): StateValue | undefined {
  const owner = unwrap(member.object);
  const name = memberName(member);
  const variable = owner.type === 'Identifier' ? module.variableOf(owner) : null;
  if (name === null) return undefined;
  const declared = soleDefinitionOf(variable?.declaration);
  if (declared?.type === 'TSEnumDeclaration') {
    // Babel's tree has no body there.
    const body = declared.body as typeof declared.body | undefined;
    return body === undefined ? undefined : enumerated(body.members, name);
  }
  if (declared?.type !== 'VariableDeclarator' || declared.parent.kind !== 'const') return undefined;
  return declared.init === null ? undefined : propertyOf(unwrap(declared.init), name);
}

/** A member without a value is one more than the one before it. */
function enumerated(members: readonly TSESTree.TSEnumMember[], name: string): StateValue | undefined {
  let value: StateValue | undefined = -1;
  for (const { id, initializer } of members) {
    // Other parsers say null.
    const written = initializer as typeof initializer | null;
    if (written !== undefined && written !== null) value = literalOf(written);
    else value = typeof value === 'number' ? value + 1 : undefined;
    if (keyName(id, false) === name) return value;
  }
  return undefined;
}

function propertyOf(made: Node, name: string): StateValue | undefined {
  if (made.type !== 'ObjectExpression') return undefined;
  for (const property of made.properties) {
    // What is spread in may be of that name as well.
    if (property.type !== 'Property') return undefined;
    if (keyName(property.key, property.computed) === name) return literalOf(property.value);
  }
  return undefined;
}

function literalOf(wrapped: Node): StateValue | undefined {
  const node = unwrap(wrapped);
  if (node.type !== 'Literal') return undefined;
  return typeof node.value === 'number' || typeof node.value === 'string' ? node.value : undefined;
}
