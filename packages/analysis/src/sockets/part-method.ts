// A method of a part of a socket that lives as long as the socket itself: `window.webContents.send(…)`.
import type { MethodRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { ownValue } from './library-index.ts';
import { memberName, unwrap } from './tree.ts';
import { socketOf, type SocketType, type Type } from './types.ts';

/** A method that the row of the whole lists under a dotted name. */
export interface PartMethod {
  readonly socket: Node;
  readonly type: SocketType;
  /** `webContents.send` */
  readonly name: string;
  readonly row: MethodRow;
}

/** Reads `method` of the object that `receiver` is; null where that is no part of a socket, or the row lacks the method. */
export function partMethod(
  receiver: Node,
  method: string,
  typeOf: (node: Node) => Type | null,
): PartMethod | null {
  const part = unwrap(receiver);
  const partName = part.type === 'MemberExpression' ? memberName(part) : null;
  if (part.type !== 'MemberExpression' || partName === null) return null;
  const type = socketOf(typeOf(part.object));
  const name = `${partName}.${method}`;
  const row = type === null ? undefined : ownValue(type.row.methods, name);
  return type === null || row === undefined ? null : { socket: part.object, type, name, row };
}
