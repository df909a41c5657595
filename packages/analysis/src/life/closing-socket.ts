// Which sockets end, so that what was made for one of them has to end with it.
import type { SocketRow } from '@socket-safety/libraries';
import type { SocketSight } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { programEnd } from '../sockets/program-end.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';

/**
 * Returns the socket that an expression is, if it can come to an end for good: not one that connects again by itself, that lives as
 * long as the program, or that the program alone closes.
 */
export function closingSocket(expression: Node, { typeOf }: Identification): SocketType | null {
  const type = socketOf(typeOf(expression));
  return type !== null && ends(type.row) ? type : null;
}

/** Tells whether sockets of a row come to an end for good. */
export function ends({ kept, reconnects, internal, outside }: SocketRow): boolean {
  const after = outside?.open;
  const isClosedFromOutside = after === undefined || after.includes('closing') || after.includes('closed');
  return kept !== true && reconnects !== true && internal !== true && isClosedFromOutside;
}

/** Describes a socket for a message. */
export function sightOf(node: Node, { library, row, grade }: SocketType, text: string): SocketSight {
  return { text: text.slice(...unwrap(node).range), node: unwrap(node), place: null, library, row, grade };
}

/** Tells whether a call ends the program, and with it all that it holds: `process.exit(1)`, `location.reload()`. */
export function endsProgram(node: Node, identification: Identification): boolean {
  if (programEnd(node, identification) !== null) return true;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'reload') return false;
  const object = unwrap(callee.object);
  const name = object.type === 'MemberExpression' ? memberName(object) : null;
  return (object.type === 'Identifier' ? object.name : name) === 'location';
}
