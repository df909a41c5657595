// Where a finding is underlined: short, so that an editor does not paint a whole loop.
import type { TSESTree } from '@typescript-eslint/types';

/** Returns a node's location; of a loop or a function, its head only. */
export function reportedLocation(node: TSESTree.Node): TSESTree.SourceLocation {
  const body = bodyOf(node);
  return body === null ? node.loc : { start: node.loc.start, end: body.loc.start };
}

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
