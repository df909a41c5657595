// Where a socket stands in the record that is put somewhere.
import type { Node } from '@socket-safety/analysis';
import { isInside } from '../syntax/tree.ts';

/** Returns `['socket']` for `{ socket, score: 0 }`, nothing for the socket itself, null where it is not in sight. */
export function wayTo(socket: Node, value: Node): readonly string[] | null {
  if (value === socket) return [];
  if (value.type !== 'ObjectExpression') return null;
  for (const property of value.properties) {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') continue;
    const inner = isInside(socket, property.value) ? wayTo(socket, property.value) : null;
    if (inner !== null) return [property.key.name, ...inner];
  }
  return null;
}
