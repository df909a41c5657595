// A record that holds a socket beside its flags: `link = { socket, ready: false }`. Who empties the slot of the record as the socket
// closes empties that of the socket; a flag that only the open handler of its own socket sets says that the socket has been open.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { Node, Variable } from '../ir/model.ts';
import type { PlainValue } from '../guards/flag.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { keyName, unwrap } from '../sockets/tree.ts';
import { toCell, toSlot } from './slot-cell.ts';
import { FIELD, type Cell } from './state.ts';

/** Lists what hangs on the slot of a record, where it is one of some sockets. */
export function* membersOf(
  cell: Cell,
  sockets: readonly Slot[],
  identification: Identification,
): Generator<Cell> {
  for (const record of recordsAt(toSlot(cell), identification))
    for (const name of socketsIn(record, sockets, identification)) yield cell + FIELD + name;
}

/**
 * Lists the cells of a flag, and of the socket beside it, by every name of the record. `cell` is what the open handler of `sockets`
 * sets to `value`; the record has to start with another value, since it starts with a socket that is not open.
 */
export function* eachRecordFlag(
  cell: Cell,
  value: PlainValue,
  sockets: readonly Slot[],
  identification: Identification,
): Generator<readonly [flag: Cell, socket: Cell]> {
  const path = toSlot(cell).split('.');
  const name = path.pop();
  const owner = path.join('.');
  const { syntax } = identification;
  if (name === undefined || owner === '') return;
  const owners = [owner, ...syntax.aliases(owner)];
  // One of the settings is that of the open handler; what sets it back does no harm.
  const settings = owners.flatMap((one) => syntax.assigned(`${one}.${name}`));
  if (settings.filter((node) => !isOther(node, value)).length > 1) return;
  for (const record of recordsAt(owner, identification)) {
    const first = record.properties.find((property) => nameOf(property) === name);
    if (first?.type !== 'Property' || !isOther(first.value, value)) continue;
    for (const socket of socketsIn(record, sockets, identification))
      for (const one of owners) yield [toCell(`${one}.${name}`), toCell(`${one}.${socket}`)];
  }
}

/** A literal of the other truth. */
function isOther(node: Node, { truth }: PlainValue): boolean {
  return node.type === 'Literal' && truth !== null && Boolean(node.value) !== truth;
}

/** The properties of a record that are one of some sockets. */
function socketsIn(
  { properties }: TSESTree.ObjectExpression,
  sockets: readonly Slot[],
  { syntax }: Identification,
): readonly string[] {
  const isSocket = (value: Node) => {
    const slot = syntax.slotOf(value);
    return slot !== null && sockets.some((socket) => socket === slot || syntax.aliases(socket).has(slot));
  };
  return properties.flatMap((property) => {
    const name = nameOf(property);
    return property.type === 'Property' && name !== null && isSocket(property.value) ? [name] : [];
  });
}

function nameOf(property: TSESTree.ObjectLiteralElement): string | null {
  return property.type === 'Property' ? keyName(property.key, property.computed) : null;
}

/** `link = { … }`, `const record = { … }; this.record = record`: what a slot is given, as far as it is written out. */
function* recordsAt(
  slot: Slot,
  { module, syntax, variables }: Identification,
): Generator<TSESTree.ObjectExpression> {
  const [, id] = /^v(\d+)$/.exec(slot) ?? [];
  const declared = id === undefined ? null : initOf(variables.get(Number(id)));
  for (const value of declared === null ? syntax.assigned(slot) : [declared, ...syntax.assigned(slot)]) {
    const made = madeAs(unwrap(value), module);
    if (made?.type === 'ObjectExpression') yield made;
  }
}

function madeAs(value: Node, module: Identification['module']): Node | null {
  return value.type === 'Identifier' ? initOf(module.variableOf(value)) : value;
}

function initOf(variable: Variable | null | undefined): Node | null {
  const declarator = soleDefinitionOf(variable?.declaration);
  return declarator?.type === 'VariableDeclarator' && declarator.init !== null
    ? unwrap(declarator.init)
    : null;
}
