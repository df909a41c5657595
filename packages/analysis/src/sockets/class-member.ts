// The member of a class that declares a field.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { keyName } from './tree.ts';

/** Finds the property, accessor, method or constructor parameter that declares a field; a static one only where no other has the name. */
export function fieldOf(classNode: Node, name: string): Node | null {
  if (classNode.type !== 'ClassDeclaration' && classNode.type !== 'ClassExpression') return null;
  let ofClass: Node | null = null;
  for (const member of classNode.body.body) {
    const found = declaredBy(member, name);
    if (found === null) continue;
    if (!('static' in member) || !member.static) return found;
    ofClass ??= found;
  }
  return ofClass;
}

function declaredBy(member: TSESTree.ClassElement, name: string): Node | null {
  switch (member.type) {
    case 'MethodDefinition':
      if (member.kind === 'constructor') return parameterProperty(member.value.params, name);
      return keyName(member.key, member.computed) === name ? member : null;
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
      return keyName(member.key, member.computed) === name ? member : null;
    default:
      return null;
  }
}

/** `constructor(private readonly socket: WebSocket) {}` */
function parameterProperty(parameters: readonly TSESTree.Parameter[], name: string): Node | null {
  for (const one of parameters) {
    if (one.type !== 'TSParameterProperty') continue;
    const inner = one.parameter.type === 'AssignmentPattern' ? one.parameter.left : one.parameter;
    if (inner.type === 'Identifier' && inner.name === name) return inner;
  }
  return null;
}
