// What is known of a socket since it was read from a collection, a record or a list of a library: nothing may have happened in between.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Standing } from '../flow/standing.ts';
import type { SendRecord } from '../flow/records.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, parentOf } from '../sockets/tree.ts';
import { ALL, type StateSet } from '../states.ts';
import { findOpenRead, type OpenRead } from './kept-open.ts';
import { waitsOf } from './waits.ts';

/** Returns the states that the socket of a send can have had when it was read, if nothing has happened to it since; else all of them. */
export function statesAsRead(
  socket: Node,
  { type, held }: SendRecord,
  { reasons }: Standing,
  emptied: ReadonlySet<Slot>,
  identification: Identification,
): StateSet {
  if (held.suspended !== null || held.closedBy !== null || held.failed !== null) return ALL;
  const read = findOpenRead(socket, type.row, emptied, identification);
  if (read === null) return ALL;
  const { ownerOf } = identification.syntax;
  const reader = ownerOf(read.node);
  const isUnchanged =
    reader === ownerOf(socket) ||
    reasons.every(
      ({ kind, node }) =>
        kind === 'born' ||
        kind === 'entry' ||
        // What the function that reads was itself waiting for came before the reading.
        (kind === 'suspended' && reader !== null && !isInside(node, reader.node)),
    );
  return isUnchanged && !(reader !== null && suspendsSince(read, socket, reader)) ? read.states : ALL;
}

/** Whether the function that read a socket suspends on the way to the send; what walks a copy does so in each round. */
function suspendsSince(
  { node: read, isCopied }: OpenRead,
  socket: Node,
  { node: reader }: FunctionHeader,
): boolean {
  if (!isFunction(reader)) return false;
  let end = socket.range[0];
  for (let at = parentOf(socket); isCopied && at !== undefined && at !== reader; at = parentOf(at))
    if (at.type === 'ForOfStatement' && !isInside(read, at.body)) end = at.range[1];
  return waitsOf(reader).some(({ range }) => range[0] >= read.range[1] && range[0] < end);
}
