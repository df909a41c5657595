// A room: a collection that is an entry of another one, `rooms.get(name)`. Once it is empty, it goes.
import { definitionOf, type Node, type RetentionSite, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { textOfKey } from '../check-slot-identity/identity-test.ts';
import { readReference } from '../syntax/reference.ts';
import { memberName } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** Where a room is found again. */
export interface Room {
  /** `rooms` and `name`, as written. */
  readonly rooms: string;
  readonly key: string;
  readonly of: 'map' | 'object';
  readonly kind: 'set' | 'array';
  /** The name that is the room wherever it is seen: `const room = rooms.get(name) ?? new Set()`. */
  readonly name: string | null;
  /** What was put there: `socket` of `rooms.set(name, new Set([socket]))`. */
  readonly element: Node;
}

/** Reads the room that a socket is put into; null for a collection that is no entry of another, and for a key that cannot be written twice. */
export function readRoom({ node, holder, collection }: RetentionSite, source: Source): Room | null {
  if (holder === null) return null;
  const entry = entryPut(node) ?? entryHeld(holder, source);
  if (entry === null) return null;
  const value = node.type === 'CallExpression' ? node.arguments.at(-1) : node.right;
  const first = value === undefined ? null : firstMember(value);
  const kind = first?.kind ?? (collection === 'set' || collection === 'array' ? collection : null);
  const element = first?.element ?? value;
  const rooms = readReference(entry.rooms, source)?.plain;
  const key = textOfKey(entry.key, source);
  if (kind === null || element === undefined || rooms === undefined || key === null) return null;
  if (entryPut(node) !== null && first === null) return null;
  return { rooms, key, of: entry.of, kind, element, name: entry.name };
}

interface Entry {
  readonly rooms: Node;
  readonly key: Node;
  readonly of: 'map' | 'object';
  readonly name: string | null;
}

/** `rooms.set(name, new Set([socket]))`, `rooms[name] = [socket]` */
function entryPut(node: RetentionSite['node']): Entry | null {
  if (node.type === 'AssignmentExpression') return entryRead(node.left, null);
  const { callee, arguments: given } = node;
  const [key] = given;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'set' || key === undefined) return null;
  return { rooms: callee.object, key, of: 'map', name: null };
}

/** The entry that a collection is, or that a name was made with. */
function entryHeld(holder: Node, source: Source): Entry | null {
  if (holder.type !== 'Identifier') return entryRead(holder, null);
  const variable = variableOf(holder, source);
  const declared = definitionOf(variable);
  if (declared?.type !== 'VariableDeclarator' || declared.init === null) return null;
  const isThere = declared.init.type === 'LogicalExpression' && declared.parent.kind === 'const';
  return entryRead(declared.init, isThere ? holder.name : null);
}

function entryRead(expression: Node, name: string | null): Entry | null {
  switch (expression.type) {
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return entryRead(expression.expression, name);
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return entryRead(expression.left, name);
    case 'MemberExpression':
      return expression.computed
        ? { rooms: expression.object, key: expression.property, of: 'object', name }
        : null;
    case 'CallExpression': {
      const { callee } = expression;
      const [key] = expression.arguments;
      const isGet = callee.type === 'MemberExpression' && memberName(callee) === 'get' && key !== undefined;
      return isGet ? { rooms: callee.object, key, of: 'map', name } : null;
    }
    default:
      return null;
  }
}

/** `socket` of `new Set([socket])` and of `[socket]` */
function firstMember(
  value: TSESTree.Node,
): { readonly kind: 'set' | 'array'; readonly element: Node } | null {
  if (value.type === 'NewExpression') {
    const [given] = value.arguments;
    const isSet = value.callee.type === 'Identifier' && value.callee.name === 'Set';
    const inner = isSet && given !== undefined ? firstMember(given) : null;
    return inner === null ? null : { kind: 'set', element: inner.element };
  }
  const [only] = value.type === 'ArrayExpression' && value.elements.length === 1 ? value.elements : [];
  return only == null || only.type === 'SpreadElement' ? null : { kind: 'array', element: only };
}
