// The nodes directly within a node, without knowing the kinds of node: hosts bring their own parsers.
import type { Node } from '../ir/model.ts';

// Ways up and sideways, and types, which hold no code.
const skipped = new Set([
  'parent',
  'loc',
  'range',
  'type',
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'extra',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
]);

export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (skipped.has(key)) continue;
    const candidates: unknown[] = Array.isArray(value) ? value : [value];
    for (const candidate of candidates) if (isNode(candidate)) children.push(candidate);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
