// Finds variables and fields that the close handler of a socket sets, before any function is solved.
import type { FunctionHeader, Node, Value } from '../ir/model.ts';
import type { Flag } from '../guards/flag.ts';
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
  const opened = new Map<Cell, Set<Node>>();
  for (const { role, handler } of listeners) {
    if (role !== 'open') continue;
    for (const { cell, node } of settings(handler, identification))
      opened.set(cell, (opened.get(cell) ?? new Set()).add(node));
  }
  const flags: Flag[] = [];
  for (const { role, slot, handler } of listeners) {
    if (role !== 'close') continue;
    const sockets = [slot, ...identification.syntax.aliases(slot)].map(toCell);
    for (const { cell, truth } of settings(handler, identification)) {
      if (truth === null) continue;
      const setByOpen = isOnlySetBy(opened.get(cell), cell, !truth, identification);
      flags.push({ cell, sockets, afterClose: truth, setByOpen });
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
  /** The truth of a plain value; null for any other. */
  readonly truth: boolean | null;
  /** The expression that is assigned. */
  readonly node: Node;
}

/** What a handler, or a function that it calls, assigns. */
function* settings(handler: FunctionHeader, identification: Identification, depth = 2): Generator<Setting> {
  const { module } = identification;
  for (const instr of module.body(handler.id).instrs.values()) {
    if (instr.kind === 'assign' && !instr.declares) {
      const cell = [rootCell(instr.target), ...instr.target.path].join(FIELD);
      yield { cell, truth: plainTruth(instr.value), node: instr.value.node };
    } else if (instr.kind === 'call' && depth > 0 && instr.node.type === 'CallExpression') {
      const called = identification.functionNamed(instr.node.callee);
      if (called !== null) yield* settings(called, identification, depth - 1);
    }
  }
}

/** Every assignment that can give the slot this truth stands in an open handler. */
function isOnlySetBy(
  inOpen: ReadonlySet<Node> | undefined,
  cell: Cell,
  truth: boolean,
  { syntax }: Identification,
): boolean {
  if (inOpen === undefined) return false;
  const assigned = syntax.assigned(cell.replaceAll(FIELD, '.'));
  const giving = assigned.filter((value) => value.type !== 'Literal' || Boolean(value.value) === truth);
  return giving.length > 0 && giving.every((value) => inOpen.has(value));
}

function plainTruth(value: Value): boolean | null {
  return value.kind === 'literal' ? Boolean(value.value) : null;
}

function toCell(slot: Slot): Cell {
  return slot.replaceAll('.', FIELD);
}
