// `await once(socket, 'open')`, `await new Promise((resolve) => socket.on('open', resolve))`, `await opened(socket)`: promises that are
// fulfilled by a socket's open event. Behind the `await` that socket is open.
import type { FunctionHeader, IrFunction, Node, Place, Value } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { eventName, LISTENER_METHODS } from '../sockets/listening.ts';
import { ownValue } from '../sockets/library-index.ts';
import { memberName } from '../sockets/tree.ts';
import { isPromiseClass } from '../sockets/promise-class.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';
import { callTarget, fromCallee, type CallInstr } from './call-target.ts';
import { toCell } from './slot-cell.ts';
import {
  cellOf,
  objectAt,
  isForeign,
  objectIn,
  rootCell,
  FIELD,
  type Cell,
  type FlowState,
  type ObjectId,
} from './state.ts';
import { isFulfilledOtherwise } from './fulfilled-otherwise.ts';
import { socketsOfDeferred } from './deferred-open.ts';
import type { TransferContext } from './context.ts';

/** A socket whose event fulfils a promise, in the terms of the function that makes the promise. */
export interface OpeningEvent {
  readonly cell: Cell;
  /** Named here, or by the caller: the cell of a parameter. */
  readonly event: { readonly name: string } | { readonly parameter: Cell };
  readonly type: SocketType;
  /** The promise is fulfilled with that very socket. */
  readonly gives: boolean;
  /** Something else fulfils it as well: only what it is fulfilled with tells. */
  readonly otherwise: boolean;
}

/** A socket that is open behind a promise. */
export interface Opened {
  readonly object: ObjectId;
  /** It is what the promise is fulfilled with. */
  readonly gives: boolean;
  /** It may not be open after all, unless somebody looks at what the promise is fulfilled with. */
  readonly otherwise: boolean;
}

/** Returns the sockets that are open once the promise is fulfilled. */
export function openedBy(value: Value, state: FlowState, context: TransferContext, depth = 0): Opened[] {
  if (depth > 4) return [];
  if (value.kind === 'place') {
    const bound = state.bound.get(cellOf(state, value.place));
    const opened =
      bound === undefined || bound.value.kind === 'place'
        ? []
        : openedBy(bound.value, state, context, depth + 1);
    if (opened.length > 0) return opened;
    return socketsOfDeferred(value.node, context.identification).map((slot) => ({
      object: objectOfCell(toCell(slot), state),
      gives: false,
      otherwise: false,
    }));
  }
  if (value.kind !== 'result') return [];
  const instr = context.fn.instrs.get(value.of);
  if (instr?.kind !== 'call') return [];
  const waited = waitsForEvent(instr, state, context);
  if (waited !== null) return [{ object: waited, gives: false, otherwise: false }];
  const executor = executorOf(instr, context);
  if (executor !== null)
    return openedByExecutor(executor, context)
      .filter(({ event, type }) => 'name' in event && meansOpen(type, event.name))
      .map(({ cell, gives, otherwise }) => ({ object: objectOfCell(cell, state), gives, otherwise }));
  const target = callTarget(instr, context.identification, context.summaries);
  if (target === null) return racers(instr).flatMap((racer) => openedBy(racer, state, context, depth + 1));
  return target.summary.opens.flatMap((opening) => {
    const object = fromCallee(opening.cell, instr, target, state);
    // A socket that only the callee knows can still be what it gives.
    const mine = object ?? (opening.gives ? 'given@' : null);
    const opens = mine !== null && meansOpen(opening.type, eventOf(opening, instr));
    return opens ? [{ object: mine, gives: opening.gives, otherwise: opening.otherwise }] : [];
  });
}

/** Lists the sockets of a promise that a function makes, whatever their event is called, as objects of its own state. */
export function openingEvents(value: Value, state: FlowState, context: TransferContext): OpeningEvent[] {
  const instr = value.kind === 'result' ? context.fn.instrs.get(value.of) : undefined;
  const executor = instr?.kind === 'call' ? executorOf(instr, context) : null;
  if (executor !== null)
    return openedByExecutor(executor, context).map((opening) => ({
      ...opening,
      cell: toldCell(opening.cell, state),
      event:
        'name' in opening.event ? opening.event : { parameter: objectOfCell(opening.event.parameter, state) },
    }));
  return [];
}

/** The caller has no word for what this function has made, and knows it by the field that it was put into. */
function toldCell(cell: Cell, state: FlowState): Cell {
  const object = objectOfCell(cell, state);
  return isForeign(object) ? cell : object;
}

function eventOf({ event }: OpeningEvent, instr: CallInstr): string | null {
  if ('name' in event) return event.name;
  const position = /^p(\d+)$/.exec(event.parameter)?.[1];
  return position === undefined ? null : eventName(instr.arguments[Number(position)]?.value.node);
}

/** While a listener of such an event runs, the socket is open; so it is behind the `await` that the listener ends. */
function meansOpen(type: SocketType, event: string | null): boolean {
  const row = event === null ? undefined : ownValue(type.row.events, event);
  return row?.role === 'open' || row?.role === 'message';
}

/** `Promise.race([opened, timeout])`: whichever fulfils first; a time-out that rejects does not come here. */
function racers(instr: CallInstr): readonly Value[] {
  if (instr.callee.kind !== 'method' || (instr.callee.name !== 'race' && instr.callee.name !== 'all'))
    return [];
  const list = instr.arguments[0]?.value;
  return list?.kind === 'list' ? list.elements.map(({ value }) => value) : [];
}

/**
 * `once(socket, 'open')` of `node:events`, `waitFor(socket, 'message')`: whoever is given a socket and its event, and is awaited,
 * waits for it. Misses: a function that takes the two and does something else.
 */
function waitsForEvent(
  instr: CallInstr,
  state: FlowState,
  { identification }: TransferContext,
): ObjectId | null {
  const [socket, event] = instr.arguments;
  if (socket === undefined || event === undefined || instr.node.type !== 'CallExpression') return null;
  const type = socketOf(identification.typeOf(socket.value.node));
  if (type === null || socket.value.kind !== 'place' || !meansOpen(type, eventName(event.value.node)))
    return null;
  return objectAt(state, socket.value.place);
}

/** The function that `new Promise(…)` runs. */
export function executorOf(instr: CallInstr, { identification }: TransferContext): FunctionHeader | null {
  if (instr.style !== 'new' || instr.callee.kind !== 'value') return null;
  const executor = instr.arguments[0]?.value;
  if (!isPromiseClass(instr.callee.value) || executor === undefined) return null;
  return executor.kind === 'function'
    ? (identification.module.functions[executor.function] ?? null)
    : identification.functionNamed(executor.node);
}

/** Sockets on which the executor makes an event resolve its promise, as cells of the executor. */
function openedByExecutor(executor: FunctionHeader, context: TransferContext): OpeningEvent[] {
  const { identification } = context;
  const body = identification.module.body(executor.id);
  const resolve = parameterVariable(body, 0);
  if (resolve === null) return [];
  const found: OpeningEvent[] = [];
  const otherwise = isFulfilledOtherwise(executor, identification);
  const listen = (
    socket: Node,
    listener: Value | undefined,
    event: OpeningEvent['event'] | null,
    cell: Cell,
  ) => {
    const type = socketOf(identification.typeOf(socket));
    if (type === null || event === null || listener === undefined) return;
    const resolved = resolvedWith(listener, resolve, context);
    if (resolved !== null) found.push({ cell, event, type, gives: resolved.value === cell, otherwise });
  };
  for (const instr of body.instrs.values()) {
    if (instr.kind === 'call')
      for (const { receiver, listener, event } of heardByCallbacks(instr, context))
        listen(receiver.node, listener, { name: event }, cellName(receiver.place));
    if (
      instr.kind === 'call' &&
      instr.callee.kind === 'method' &&
      LISTENER_METHODS.has(instr.callee.name ?? '')
    ) {
      const { receiver } = instr.callee;
      const [event, listener] = instr.arguments;
      if (receiver.kind === 'place' && event !== undefined)
        listen(receiver.node, listener?.value, namedEvent(event.value), cellName(receiver.place));
    } else if (instr.kind === 'assign' && instr.node.type === 'AssignmentExpression') {
      const { left } = instr.node;
      const name = left.type === 'MemberExpression' ? memberName(left) : null;
      if (left.type !== 'MemberExpression' || name?.startsWith('on') !== true) continue;
      const owner = { root: instr.target.root, path: instr.target.path.slice(0, -1) };
      listen(left.object, instr.value, { name: name.slice(2) }, cellName(owner));
    }
  }
  return found;
}

/** `socket.connect(port, () => resolve())`: a callback that the row of the method says hears an event. */
function* heardByCallbacks(
  { callee, arguments: given, node }: CallInstr,
  { identification }: TransferContext,
): Generator<{
  readonly receiver: Value & { kind: 'place' };
  readonly listener: Value;
  readonly event: string;
}> {
  if (callee.kind !== 'method' || callee.receiver.kind !== 'place') return;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
  for (const { row } of calledRows(node, identification.typeOf))
    for (const [position, { value: listener }] of given.entries())
      for (const { hears } of callbacksAt(row, node, position))
        if (hears !== undefined) yield { receiver: callee.receiver, listener, event: hears };
}

function namedEvent(value: Value): OpeningEvent['event'] | null {
  const name = eventName(value.node);
  if (name !== null) return { name };
  return value.kind === 'place' && value.place.path.length === 0
    ? { parameter: rootCell(value.place) }
    : null;
}

/** The listener is `resolve` itself, or a function that calls it: with what, as a cell; null where it is neither. */
function resolvedWith(
  listener: Value,
  resolve: Cell,
  { identification }: TransferContext,
): { readonly value: Cell | null } | null {
  if (listener.kind === 'place' && cellName(listener.place) === resolve) return { value: null };
  const header =
    listener.kind === 'function'
      ? identification.module.functions[listener.function]
      : identification.functionNamed(listener.node);
  if (header === undefined || header === null) return null;
  for (const instr of identification.module.body(header.id).instrs.values()) {
    if (instr.kind !== 'call' || instr.callee.kind !== 'value') continue;
    const { value } = instr.callee;
    if (value.kind !== 'place' || cellName(value.place) !== resolve) continue;
    const given = instr.arguments[0]?.value;
    return { value: given?.kind === 'place' ? cellName(given.place) : null };
  }
  return null;
}

/** The variable that holds a parameter, as a cell. */
export function parameterVariable(body: IrFunction, index: number): Cell | null {
  for (const instr of body.instrs.values()) {
    if (instr.kind !== 'assign' || instr.value.kind !== 'place') continue;
    const { root, path } = instr.value.place;
    if (
      root.kind === 'parameter' &&
      root.index === index &&
      path.length === 0 &&
      instr.target.path.length === 0
    )
      return rootCell(instr.target);
  }
  return null;
}

function cellName(place: Place): Cell {
  return [rootCell(place), ...place.path].join(FIELD);
}

/** Reads a cell name of an inner function in the state of the outer one. */
export function objectOfCell(cell: Cell, state: FlowState): ObjectId {
  const [root = '', ...path] = cell.split(FIELD);
  let object = objectIn(state, root);
  for (const segment of path) object = objectIn(state, object + FIELD + segment);
  return object;
}
