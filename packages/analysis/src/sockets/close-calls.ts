// Where the file closes which bindings itself: after that, some libraries still deliver messages to them.
import type { TSESTree } from '@typescript-eslint/types';
import type { MethodRow } from '@socket-safety/libraries';
import type { Identification } from './identify.ts';
import { ownValue } from './library-index.ts';
import { partMethod } from './part.ts';
import type { Slot } from './syntax-index.ts';
import { memberName, unwrap } from './tree.ts';
import { socketOf } from './types.ts';

/** A close-like call on a binding. */
export interface CloseCall {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly row: MethodRow;
}

/** Lists the close-like calls of a file by the slot of the socket. */
export function closeCalls({ syntax, typeOf }: Identification): ReadonlyMap<Slot, readonly CloseCall[]> {
  const closed = new Map<Slot, CloseCall[]>();
  for (const node of syntax.calls) {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') continue;
    const name = memberName(callee) ?? '';
    const part = partMethod(callee.object, name, typeOf);
    const type = part?.type ?? socketOf(typeOf(callee.object));
    const row = part?.row ?? (type === null ? undefined : ownValue(type.row.methods, name));
    const slot = row?.role === 'close' ? syntax.slotOf(part?.socket ?? callee.object) : null;
    if (row !== undefined && slot !== null) closed.set(slot, [...(closed.get(slot) ?? []), { node, row }]);
  }
  return closed;
}
