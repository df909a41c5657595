// Finds variables and fields that the close handler of a socket sets, before any function is solved.
import type { FunctionHeader, Node } from '../ir/model.ts';
import { plainValue, type Flag, type PlainValue } from '../guards/flag.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eventName, LISTENER_METHODS } from '../sockets/handed.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { FIELD, rootCell, type Cell } from './state.ts';

interface Listener {
  readonly role: 'open' | 'close';
  readonly slot: Slot;
  readonly handler: FunctionHeader;
}

/** Finds every flag of a file. `root` is its program. */
export function findFlags(root: Node, identification: Identification): Flag[] {
  const listeners = [...eachListener(root, identification)];
  const opened = new Map<Cell, Setting[]>();
  for (const { role, handler } of listeners) {
    if (role !== 'open') continue;
    for (const setting of settings(handler, identification))
      opened.set(setting.cell, [...(opened.get(setting.cell) ?? []), setting]);
  }
  const flags: Flag[] = [];
  for (const { role, slot, handler } of listeners) {
    if (role !== 'close') continue;
    const sockets = [slot, ...identification.syntax.aliases(slot)].map(toCell);
    for (const { cell, value: afterClose } of settings(handler, identification)) {
      if (afterClose === null) continue;
      flags.push({
        cell,
        sockets,
        afterClose,
        afterOpen: givenOnlyByOpen(opened.get(cell), cell, afterClose, identification),
      });
    }
  }
  return flags;
}

function* eachListener(root: Node, identification: Identification): Generator<Listener> {
  const { syntax } = identification;
  for (const call of syntax.calls) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !LISTENER_METHODS.has(memberName(callee) ?? '')) continue;
    const listener = call.arguments[1];
    if (listener !== undefined)
      yield* listenerOf(callee.object, eventName(call.arguments[0]), listener, identification);
  }
  for (const node of eachNode(root)) {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') continue;
    const name = memberName(node.left);
    if (name?.startsWith('on') === true)
      yield* listenerOf(node.left.object, name.slice(2), node.right, identification);
  }
}

function* listenerOf(
  socket: Node,
  event: string | null,
  listener: Node,
  identification: Identification,
): Generator<Listener> {
  const type = event === null ? null : socketOf(identification.typeOf(socket));
  const row = type === null || event === null ? undefined : ownValue(type.row.events, event);
  if (row?.role !== 'open' && row?.role !== 'close') return;
  const slot = identification.syntax.slotOf(socket);
  const handler = identification.functionNamed(listener);
  if (slot !== null && handler !== null) yield { role: row.role, slot, handler };
}

interface Setting {
  readonly cell: Cell;
  /** Null where it is no plain value. */
  readonly value: PlainValue | null;
  /** The expression that is assigned. */
  readonly node: Node;
}

/** What a handler, or a function that it calls, assigns. */
function* settings(handler: FunctionHeader, identification: Identification, depth = 2): Generator<Setting> {
  const { module } = identification;
  for (const instr of module.body(handler.id).instrs.values()) {
    if (instr.kind === 'assign' && !instr.declares) {
      const cell = [rootCell(instr.target), ...instr.target.path].join(FIELD);
      yield { cell, value: plainValue(instr.value), node: instr.value.node };
    } else if (instr.kind === 'call' && depth > 0 && instr.node.type === 'CallExpression') {
      const called = identification.functionNamed(instr.node.callee);
      if (called !== null) yield* settings(called, identification, depth - 1);
    }
  }
}

/** The value that open handlers give, if nothing else gives it: neither another assignment nor the start. */
function givenOnlyByOpen(
  inOpen: readonly Setting[] | undefined,
  cell: Cell,
  afterClose: PlainValue,
  { syntax }: Identification,
): PlainValue | null {
  const [first] = inOpen ?? [];
  if (inOpen === undefined || first === undefined) return null;
  const given = inOpen.map(({ node }) => node);
  // What is no plain value is a socket put into its slot, or another object.
  const value = first.value ?? (afterClose.truth === false ? { text: '', truth: true } : null);
  if (value === null || value.text === afterClose.text) return null;
  const elsewhere = syntax.assigned(cell.replaceAll(FIELD, '.')).filter((node) => !given.includes(node));
  const isSame = (node: Node) =>
    constantText(node) !== null
      ? constantText(node) === value.text
      : node.type === 'Literal'
        ? String(JSON.stringify(node.value)) === value.text || (value.text === '' && Boolean(node.value))
        : value.text === '' || value.truth === null;
  return elsewhere.some(isSame) ? null : value;
}

/** `State.Open`, as a plain value prints it. */
function constantText(node: Node): string | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null;
  const name = memberName(node);
  return name === null ? null : `${node.object.name}.${name}`;
}

function toCell(slot: Slot): Cell {
  return slot.replaceAll('.', FIELD);
}
