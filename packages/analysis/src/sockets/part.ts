// A part of a socket that lives as long as the socket itself: `window.webContents.send(…)`, `window.webContents.on(…)`.
import type { EventRow, MethodRow, SocketRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { ownValue } from './library-index.ts';
import { memberName, unwrap } from './tree.ts';
import { socketOf, type SocketType, type Type } from './types.ts';

/** What the row of the whole lists under a dotted name. */
export interface PartRow<Row> {
  readonly socket: Node;
  readonly type: SocketType;
  /** `webContents.send` */
  readonly name: string;
  readonly row: Row;
}

/** Reads `method` of the object that `receiver` is; null where that is no part of a socket, or the row lacks the method. */
export function partMethod(
  receiver: Node,
  method: string,
  typeOf: (node: Node) => Type | null,
): PartRow<MethodRow> | null {
  return partRow(receiver, method, typeOf, ({ row }) => row.methods);
}

/** Reads an event of the object that `target` is, as `partMethod` does a method. */
export function partEvent(
  target: Node,
  event: string,
  typeOf: (node: Node) => Type | null,
): PartRow<EventRow> | null {
  return partRow(target, event, typeOf, ({ row }) => row.events);
}

/** Reads a state expression of the object that `node` is, as `partMethod` does a method. */
export function partProperty(
  node: Node,
  property: string,
  typeOf: (node: Node) => Type | null,
): PartRow<SocketRow['properties'][string]> | null {
  return partRow(node, property, typeOf, ({ row }) => row.properties);
}

function partRow<Row>(
  node: Node,
  member: string,
  typeOf: (node: Node) => Type | null,
  rowsOf: (type: SocketType) => Readonly<Record<string, Row>>,
): PartRow<Row> | null {
  const part = unwrap(node);
  const partName = part.type === 'MemberExpression' ? memberName(part) : null;
  if (part.type !== 'MemberExpression' || partName === null) return null;
  const type = socketOf(typeOf(part.object));
  const name = `${partName}.${member}`;
  const row = type === null ? undefined : ownValue(rowsOf(type), name);
  return type === null || row === undefined ? null : { socket: part.object, type, name, row };
}
