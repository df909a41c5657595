// The name by which a close handler can say which socket has closed.
import { type ClearingSite, definitionOf, type Node, type Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { findAround, isFunction, isInside, outerOf, siblingsOf } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** A name, and what it costs to have it. */
export interface OwnSocket {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Finds a constant or parameter that is the socket, or copies the shared slot into one where the handler is registered. */
export function nameSocket(clearing: ClearingSite, source: Source): OwnSocket | Refusal {
  const { node, socket, registration } = clearing;
  const written = socket.node;
  const variable =
    written.type === 'Identifier' ? (variableOf(written, source) ?? parameterOf(written, source)) : null;
  if (variable !== null && isGivenOnce(variable))
    return isVisibleAt(variable, node, source)
      ? { name: variable.name, edits: [] }
      : { refused: 'what clears it is not told which socket has closed' };
  return registration === null || !isInside(node, registration)
    ? { refused: 'what clears it is not told which socket has closed' }
    : copySlot(registration, written, source);
}

/** Finds the variable of a parameter, whose own name is no reference. */
export function parameterOf(name: Node, { scopes }: Source) {
  for (const { variables } of scopes)
    for (const variable of variables) if (variable.identifiers[0] === name) return variable;
  return null;
}

function isGivenOnce(variable: NonNullable<ReturnType<typeof parameterOf>>): boolean {
  const writes = variable.references.filter((use) => use.isWrite()).length;
  const declared = definitionOf(variable);
  return declared !== undefined && (isFunction(declared) ? writes === 0 : writes <= 1 && isLocal(declared));
}

function isLocal(declared: Node): boolean {
  return findAround(declared, isFunction) !== null;
}

/** `const socket = this.socket;` right before `this.socket.onclose = …` */
function copySlot(registration: Node, slot: Node, source: Source): OwnSocket | Refusal {
  const statement = findAround(registration, ({ type }) => type === 'ExpressionStatement');
  if (statement === null || outerOf(registration) !== statement || siblingsOf(statement) === null)
    return { refused: 'there is no room for a name of the socket where its handler is registered' };
  const { text } = source;
  if (!startsLine(text, statement.range[0])) return { refused: 'the handler is registered within a line' };
  const name = freeName(['socket', 'closingSocket', 'ownSocket'], source);
  const { semicolon } = styleOf(source);
  const start = statement.range[0];
  const line = `const ${name} = ${text.slice(...slot.range)}${semicolon}\n${indentationAt(text, start)}`;
  return { name, edits: [{ range: [start, start], text: line }] };
}
