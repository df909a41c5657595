// Short names of expressions, as a story speaks of them.
import type { Node } from '@socket-safety/analysis';

/** Finds the last name of what is called, read or made: `lookUp` of `await users.lookUp(id)`; null where there is none. */
export function findName(node: Node): string | null {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression':
      if (node.property.type === 'PrivateIdentifier') return `#${node.property.name}`;
      return node.computed ? findName(node.object) : findName(node.property);
    case 'CallExpression':
    case 'NewExpression':
      return findName(node.callee);
    case 'AwaitExpression':
      return findName(node.argument);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return findName(node.expression);
    default:
      return null;
  }
}

/** Finds the name under which a property, method or field stands: `#flush`. */
export function findKey(key: Node): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal' && typeof key.value === 'string') return key.value;
  return key.type === 'Identifier' ? key.name : null;
}
