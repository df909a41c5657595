// A room: a set that is an entry of a map, `const room = rooms.get(name) ?? new Set()`. Once it is empty, it goes.
import type { Node, Source } from '@socket-safety/analysis';
import { declarationOf } from '../flag/socket-variable.ts';
import { textOfKey } from '../check-slot-identity/identity-test.ts';
import { readReference } from '../syntax/reference.ts';
import { memberName } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** Prints what drops the room that a name holds: `rooms.delete(name)`; null where it is no entry of a map. */
export function roomAround(holder: Node, source: Source): string | null {
  const variable = holder.type === 'Identifier' ? variableOf(holder, source) : null;
  const declared = variable === null ? null : declarationOf(variable);
  if (declared?.type !== 'VariableDeclarator' || declared.init === null) return null;
  const value = declared.init.type === 'LogicalExpression' ? declared.init.left : declared.init;
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return null;
  const [key] = value.arguments;
  const map = readReference(value.callee.object, source);
  const keyText = key === undefined ? null : textOfKey(key, source);
  return memberName(value.callee) === 'get' && map !== null && keyText !== null
    ? `${map.plain}.delete(${keyText})`
    : null;
}
