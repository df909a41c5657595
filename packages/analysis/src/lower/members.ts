// What functions and members of classes are called.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionId, Node } from '../ir/model.ts';
import { memberSegment } from '../ir/print.ts';
import type { ClassNode, FoundClass, FoundFunction } from './headers.ts';
import { literal } from './value.ts';

/** The name that a key gives to a member: `send`, `#flush`; null for a computed one. */
export function nameOfKey(key: Node, computed: boolean): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier') return computed ? null : key.name;
  return key.type === 'Literal' && typeof key.value !== 'object' ? String(key.value) : null;
}

/** The segment that a member written with this key adds to a place; `[?]` for a computed key. */
export function segmentOfKey(key: Node, computed: boolean): string {
  const name = nameOfKey(key, computed);
  if (name === null) return '[?]';
  return key.type === 'Literal' ? memberSegment(literal(key, name)) : name;
}

/** What a function calls itself, or else what holds it calls it. */
export function findName(found: FoundFunction): string | null {
  const { node, holder } = found;
  if (node.type === 'PropertyDefinition' || node.type === 'AccessorProperty') {
    return nameOfKey(node.key, node.computed);
  }
  if ('id' in node && node.id !== null) return node.id.name;
  return holder === null ? null : nameFromHolder(holder, node);
}

export function findClassName({ node, holder }: FoundClass): string | null {
  return node.id?.name ?? (holder === null ? null : nameFromHolder(holder, node));
}

function nameFromHolder(holder: Node, node: Node): string | null {
  switch (holder.type) {
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return holder.value === node ? nameOfKey(holder.key, holder.computed) : null;
    case 'VariableDeclarator':
      return nameOfTarget(holder.id);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return holder.right === node ? nameOfTarget(holder.left) : null;
    default:
      return null;
  }
}

function nameOfTarget(target: Node): string | null {
  if (target.type === 'Identifier') return target.name;
  return target.type === 'MemberExpression' ? nameOfKey(target.property, target.computed) : null;
}

/**
 * The functions of a class that can be called or read by name. A field that holds a function counts as a method: the function
 * is the member then. Of members with one name an instance's comes before the class's, and a getter before its setter.
 */
export function membersOf(
  node: ClassNode,
  functionIdOf: (node: Node) => FunctionId | null,
): ReadonlyMap<string, FunctionId> {
  const members = new Map<string, FunctionId>();
  const ranked = node.body.body.filter(isNamed).sort((one, other) => rankOf(one) - rankOf(other));
  for (const member of ranked) {
    const name = nameOfKey(member.key, member.computed);
    const id = member.value === null ? null : functionIdOf(member.value);
    if (name !== null && id !== null && !members.has(name)) members.set(name, id);
  }
  return members;
}

type NamedMember = TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.AccessorProperty;

function isNamed(member: TSESTree.ClassElement): member is NamedMember {
  return ['MethodDefinition', 'PropertyDefinition', 'AccessorProperty'].includes(member.type);
}

function rankOf(member: NamedMember): number {
  const isSetter = member.type === 'MethodDefinition' && member.kind === 'set';
  return (member.static ? 2 : 0) + (isSetter ? 1 : 0);
}
