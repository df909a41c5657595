// What the program sets wherever it closes a socket that nobody else closes: `closed = true; socket.close()`, and
// `const old = socket; socket = null; old.send(bye, () => old.close())`. While a test says that it is not set, the socket is not closed.
import type { FunctionHeader, Node } from '../ir/model.ts';
import { plainValue, type Flag, type PlainValue } from '../guards/flag.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isInside, parentOf, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { toCell } from './slot-cell.ts';
import { FIELD, rootCell, type Cell } from './state.ts';

/** A variable or field that is given a plain value before a close call, or right after it. */
interface Setting {
  readonly cell: Cell;
  readonly value: PlainValue;
}

/** Lists the flags that go with every close call on a socket, in families that the world outside leaves open. */
export function* eachOwnCloseFlag(
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  identification: Identification,
): Generator<Flag> {
  const { syntax } = identification;
  const seen = new Set<Slot>();
  for (const slot of closings.keys()) {
    if (seen.has(slot)) continue;
    const names = [slot, ...syntax.aliases(slot)];
    for (const name of names) seen.add(name);
    const calls = names.flatMap((name) => closings.get(name) ?? []);
    if (!calls.every((call) => isLeftOpen(call, identification))) continue;
    const [first, ...others] = calls.map(({ node }) => [...settingsAt(node, identification)]);
    for (const { cell, value } of first ?? [])
      if (others.every((settings) => settings.some((one) => isSame(one, { cell, value }))))
        yield { cell, sockets: names.map(toCell), afterClose: value, afterOpen: null };
  }
}

function isSame(left: Setting, right: Setting): boolean {
  return left.cell === right.cell && left.value.text === right.value.text;
}

/** Nothing but a call of the program closes the socket. */
function isLeftOpen({ node }: CloseCall, { typeOf }: Identification): boolean {
  const callee = unwrap(node.callee);
  const row = callee.type === 'MemberExpression' ? socketOf(typeOf(callee.object))?.row : undefined;
  const open = row?.outside?.open;
  return open !== undefined && open.every((state) => state === 'open');
}

/** What is set whenever this call is made: before it, in the functions around it as well, or after it in the same turn. */
function* settingsAt(call: Node, { module, syntax }: Identification): Generator<Setting> {
  let inner: Node = call;
  for (let owner = syntax.ownerOf(call); owner !== null && owner.kind !== 'module'; owner = outer(owner)) {
    for (const instr of module.body(owner.id).instrs.values()) {
      if (instr.kind !== 'assign' || instr.declares || !isOnTheWay(instr.node, inner)) continue;
      if (instr.node.range[0] > inner.range[1] && (inner !== call || waitsBetween(call, instr.node, owner)))
        continue;
      const value = plainValue(instr.value);
      if (value !== null) yield { cell: [rootCell(instr.target), ...instr.target.path].join(FIELD), value };
    }
    inner = owner.node;
  }

  function outer({ parent }: FunctionHeader): FunctionHeader | null {
    return parent === null ? null : (module.functions[parent] ?? null);
  }
}

/** The statement of one node stands in a block around the other: who gets to the one gets to the other. */
function isOnTheWay(set: Node, other: Node): boolean {
  let statement: Node | undefined = set;
  while (statement !== undefined && !statement.type.endsWith('Statement')) statement = parentOf(statement);
  const block = statement === undefined ? undefined : parentOf(statement);
  return block?.type === 'BlockStatement' && isInside(other, block);
}

function waitsBetween(from: Node, to: Node, { node }: FunctionHeader): boolean {
  for (const inner of eachNode(node)) {
    if (inner.range[0] < from.range[1] || inner.range[1] > to.range[0]) continue;
    if (/^(?:Await|Yield|Return|Throw|ForOf)/.test(inner.type)) return true;
  }
  return false;
}
