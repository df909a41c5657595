// Where a finding is underlined: short, so that an editor does not paint a whole loop, handler or timer.
import type { TSESTree } from '@typescript-eslint/types';

/** Returns a node's location, of one that holds a block its head only: `for (const one of all) `, `setInterval(() => `. */
export function reportedLocation(node: TSESTree.Node): TSESTree.SourceLocation {
  const body = bodyOf(node) ?? findLongBlock(node);
  return body === null ? node.loc : { start: node.loc.start, end: body.loc.start };
}

/** The head of a loop or a function is short however short its body is. */
function bodyOf(node: TSESTree.Node): TSESTree.Node | null {
  switch (node.type) {
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.body;
    default:
      return null;
  }
}

/** Finds the first block of several lines; a receiver's belongs to what is reported, or its method would not be seen. */
function findLongBlock(node: TSESTree.Node): TSESTree.Node | null {
  switch (node.type) {
    case 'BlockStatement':
      return node.loc.start.line === node.loc.end.line ? null : node;
    case 'CatchClause':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return findLongBlock(node.body);
    case 'CallExpression':
    case 'NewExpression':
      return findFirst(node.arguments);
    case 'AssignmentExpression':
      return findLongBlock(node.right);
    case 'ObjectExpression':
      return findFirst(node.properties);
    case 'Property':
      return findLongBlock(node.value);
    default:
      return null;
  }
}

function findFirst(nodes: readonly TSESTree.Node[]): TSESTree.Node | null {
  for (const node of nodes) {
    const block = findLongBlock(node);
    if (block !== null) return block;
  }
  return null;
}
