// Finds variables and fields that the close handler of a socket sets, before any function is solved.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Element, FunctionHeader, Node } from '../ir/model.ts';
import { plainValue, type Flag, type PlainValue } from '../guards/flag.ts';
import type { Identification } from '../sockets/identify.ts';
import { keptStateOf, stateSetBy, valuesOfState } from '../sockets/kept-state.ts';
import { isFunction, memberName, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { eachEndFlag, eachEndPair, type StateHandler } from './close-handlers.ts';
import { socketOf } from '../sockets/types.ts';
import { eachClosingMethod } from './handler-objects.ts';
import { eachRecordFlag, membersOf } from './record-flags.ts';
import { toCell, toSlot } from './slot-cell.ts';
import { eachToldMethod } from './told-methods.ts';
import { FIELD, rootCell, type Cell } from './state.ts';

/** Finds every flag of a file. `root` is its program, `handlers` are those that hear of an open or a close. */
export function findFlags(
  root: Node,
  handlers: readonly StateHandler[],
  identification: Identification,
): Flag[] {
  const listeners = [
    ...handlers,
    ...eachClosingMethod(root, identification),
    ...eachToldMethod(identification),
  ];
  const opened = new Map<Cell, Setting[]>();
  for (const { role, handler } of listeners) {
    if (role !== 'open' && role !== 'message') continue;
    for (const setting of settings(handler, identification))
      opened.set(setting.cell, [...(opened.get(setting.cell) ?? []), setting]);
  }
  const flags: Flag[] = [];
  for (const { role, sockets, handler } of listeners) {
    if (role !== 'close') continue;
    for (const { cell, value: afterClose } of settings(handler, identification)) {
      if (afterClose === null) continue;
      flags.push({
        cell,
        sockets: [...sockets.map(toCell), ...membersOf(cell, sockets, identification)],
        afterClose,
        afterOpen: givenOnlyByOpen(opened.get(cell), cell, afterClose, identification),
      });
    }
  }
  for (const [ended, failed] of eachEndPair(handlers)) {
    const other = [...settings(failed.handler, identification)];
    for (const { cell, value } of settings(ended.handler, identification))
      if (value !== null && other.some((one) => one.cell === cell && one.value?.text === value.text))
        flags.push({
          cell,
          sockets: ended.sockets.map(toCell),
          afterClose: value,
          afterOpen: givenOnlyByOpen(opened.get(cell), cell, value, identification),
        });
  }
  for (const { role, sockets, handler } of listeners) {
    if (role !== 'open') continue;
    for (const { cell, value } of settings(handler, identification))
      if (value !== null)
        for (const [flag, socket] of eachRecordFlag(cell, value, sockets, identification))
          flags.push({ cell: flag, sockets: [socket], afterClose: null, afterOpen: value });
  }
  for (const { slot, sockets } of eachEndFlag(root, identification))
    flags.push({ cell: toCell(slot), sockets: sockets.map(toCell), afterClose: TRUE, afterOpen: null });
  return flags;
}

const TRUE: PlainValue = { text: 'true', truth: true, constant: null };

interface Setting {
  readonly cell: Cell;
  /** Null where it is no plain value. */
  readonly value: PlainValue | null;
  /** The expression that is assigned. */
  readonly node: Node;
}

/** What a handler, or a function that it calls with `given`, assigns. */
function* settings(
  handler: FunctionHeader,
  identification: Identification,
  given: readonly Element[] = [],
  depth = 2,
): Generator<Setting> {
  const { module } = identification;
  for (const instr of module.body(handler.id).instrs.values()) {
    if (instr.kind === 'assign' && !instr.declares) {
      const cell = [rootCell(instr.target), ...instr.target.path].join(FIELD);
      const position = parameterOf(instr.value.node, identification)?.position;
      const value = (position === undefined ? undefined : given[position]?.value) ?? instr.value;
      yield { cell, value: plainValue(value), node: value.node };
    } else if (instr.kind === 'call' && depth > 0 && instr.node.type === 'CallExpression') {
      yield* abortSettings(instr.node, identification);
      yield* keptSettings(instr.node, instr.arguments, identification);
      const called = identification.functionNamed(instr.node.callee);
      if (called !== null) yield* settings(called, identification, instr.arguments, depth - 1);
    }
  }
}

/** `setConnected(false)` of `const [connected, setConnected] = useState(true)`. */
function* keptSettings(
  call: TSESTree.CallExpression,
  [given]: readonly Element[],
  { module }: Identification,
): Generator<Setting> {
  const kept = stateSetBy(call, module);
  const variable = kept === null ? null : module.variableOf(kept.value);
  if (variable === null || given === undefined) return;
  yield { cell: `v${variable.id}`, value: plainValue(given.value), node: given.value.node };
}

/** `setOpen(open) { this.open = open; }`: the function whose parameter an expression is, and which of them. */
function parameterOf(
  expression: Node,
  { module }: Identification,
): { readonly owner: FunctionLike; readonly position: number } | null {
  const variable = expression.type === 'Identifier' ? module.variableOf(expression) : null;
  const owner = isParameter(variable?.declaration) ? definitionOf(variable?.declaration) : null;
  if (!isFunction(owner)) return null;
  const position = owner.params.findIndex(
    (one) => one.type === 'Identifier' && module.variableOf(one) === variable,
  );
  return position === -1 ? null : { owner, position };
}

/** What an assigned expression can be: a parameter is whatever the function is called with. */
function assignedValues(expression: Node, identification: Identification): readonly Node[] {
  const parameter = parameterOf(expression, identification);
  if (parameter === null) return [expression];
  const { owner, position } = parameter;
  return identification.syntax.calls.flatMap((call) => {
    const argument = call.arguments[position];
    return argument === undefined || identification.functionNamed(call.callee)?.node !== owner
      ? []
      : [argument];
  });
}

/** `controller.abort()` sets `controller.signal.aborted`, by every name that the signal has. */
function* abortSettings({ callee }: TSESTree.CallExpression, { syntax }: Identification): Generator<Setting> {
  const called = unwrap(callee);
  if (called.type !== 'MemberExpression' || memberName(called) !== 'abort') return;
  const controller = syntax.slotOf(called.object);
  if (controller === null) return;
  for (const owner of [controller, ...syntax.aliases(controller)])
    for (const signal of [`${owner}.signal`, ...syntax.aliases(`${owner}.signal`)])
      yield { cell: toCell(`${signal}.aborted`), value: TRUE, node: callee };
}

/** The value that open handlers give, if nothing else gives it: neither another assignment nor the start. */
function givenOnlyByOpen(
  inOpen: readonly Setting[] | undefined,
  cell: Cell,
  afterClose: PlainValue,
  identification: Identification,
): PlainValue | null {
  const { syntax } = identification;
  const [first] = inOpen ?? [];
  if (inOpen === undefined || first === undefined) return null;
  const given = inOpen.map(({ node }) => node);
  // What is no plain value is a socket put into its slot, or another object.
  const value =
    first.value ??
    (asksState(first.node, identification)
      ? openLike(afterClose)
      : afterClose.truth === false
        ? { text: '', truth: true, constant: null }
        : null);
  if (value === null || value.text === afterClose.text) return null;
  const elsewhere = [...syntax.assigned(toSlot(cell)), ...keptValues(cell, identification)]
    .flatMap((node) => assignedValues(node, identification))
    .filter((node) => !given.includes(node));
  const isSame = (node: Node) =>
    constantText(node) !== null
      ? constantText(node) === value.text
      : node.type === 'Literal'
        ? String(JSON.stringify(node.value)) === value.text || (value.text === '' && Boolean(node.value))
        : value.text === '' || value.truth === null;
  return elsewhere.some(isSame) ? null : value;
}

/** `setState(socket.readyState)` */
function asksState(node: Node, { typeOf }: Identification): boolean {
  const asked = unwrap(node);
  if (asked.type !== 'MemberExpression') return false;
  const property = socketOf(typeOf(asked.object))?.row.check?.property;
  return property !== undefined && property === memberName(asked);
}

/** The open state, written as the closed one is: `WebSocket.OPEN` beside `WebSocket.CLOSED`, `1` beside `3`. */
function openLike({ text }: PlainValue): PlainValue | null {
  const [, owner] = /^(.+\.)CLOS(?:ED|ING)$/.exec(text) ?? [];
  if (owner !== undefined) return { text: `${owner}OPEN`, truth: null, constant: null };
  return text === '3' ? { text: '1', truth: true, constant: null } : null;
}

/** What the hook and its setter give a value that a component keeps. */
function keptValues(cell: Cell, { module, variables }: Identification): readonly Node[] {
  const [, id] = /^v(\d+)$/.exec(cell) ?? [];
  const kept = keptStateOf(definitionOf(variables.get(Number(id ?? -1))?.declaration));
  return kept === null ? [] : valuesOfState(kept, module);
}

/** `State.Open`, as a plain value prints it. */
function constantText(node: Node): string | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null;
  const name = memberName(node);
  return name === null ? null : `${node.object.name}.${name}`;
}
