// What ends with a socket: timers that its close handler clears, subscriptions that it takes back, producers that it stops, and
// collections that it takes the socket out of.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { closesAtOnce } from '../sockets/library-index.ts';
import { ownPath } from '../sockets/own-path.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, keyName, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { eachEndPair, type StateHandler } from './close-handlers.ts';
import { eachCalledWhenClosed, removedFrom } from './emptied-collections.ts';
import { eachClosingMethod } from './handler-objects.ts';
import { refilledBy } from './refilled.ts';
import { shelfOf, shelvedCalls } from './shelves.ts';
import { FIELD } from './state.ts';

export interface Endings {
  /** Calls whose callback no longer runs once one of these sockets is closed. */
  readonly calls: ReadonlyMap<Node, ReadonlySet<Slot>>;
  /** Sockets that nobody but the program closes before their close handlers run. */
  readonly toldAtOnce: ReadonlySet<Slot>;
  /** Slots in which a close handler puts an open socket in the place of the closed one. */
  readonly refilled: ReadonlySet<Slot>;
  /** Collections that a closed socket is no element of. That says something of families that go from open to closed at once: others are closing first. */
  readonly collections: ReadonlySet<Slot>;
}

const CLEARS = new Set(['clearInterval', 'clearTimeout', 'clearImmediate']);
/** Methods after which a producer or a subscription is silent. */
const STOPS = new Set(
  'off removeListener removeAllListeners removeEventListener unsubscribe unsub dispose destroy kill abort close stop cancel end return disconnect quit terminate'.split(
    ' ',
  ),
);

/** Finds what ends with the sockets of a file. `root` is its program, `handlers` are those that hear of an open or a close. */
export function findEndings(
  root: Node,
  handlers: readonly StateHandler[],
  identification: Identification,
): Endings {
  const stopped = new Map<Slot, Set<Slot>>();
  const collections = new Set<Slot>();
  const toldAtOnce = new Set<Slot>();
  const refilled = new Set<Slot>();
  const stoppedPaths = new Set<string>();
  const shelves = new Set<Slot>();
  for (const handler of eachCalledWhenClosed(identification))
    for (const node of runBy(handler, identification)) {
      for (const slot of removedFrom(node, identification)) collections.add(slot);
      const stopped = node.type === 'CallExpression' ? stoppedBy(node) : null;
      const own = stopped === null ? null : ownPath(stopped, identification);
      if (own !== null) stoppedPaths.add(own.path);
      const shelf = stopped === null ? null : shelfOf(stopped, identification);
      if (shelf !== null) shelves.add(shelf);
    }
  for (const { role, sockets, handler, atOnce } of handlers) {
    if (role !== 'close') continue;
    if (atOnce) for (const socket of sockets) toldAtOnce.add(socket);
    for (const slot of refilledBy(handler, identification)) if (sockets.includes(slot)) refilled.add(slot);
    const { removes, stops, stopsFrom } = effectsOf(handler, identification);
    for (const slot of removes) collections.add(slot);
    for (const slot of stops) addAll(stopped, slot, sockets);
    for (const slot of stopsFrom) shelves.add(slot);
  }
  for (const [ended, failed] of eachEndPair(handlers)) {
    const [one, other] = [ended, failed].map(({ handler }) => effectsOf(handler, identification));
    for (const slot of one?.removes ?? []) if (other?.removes.has(slot) === true) collections.add(slot);
    for (const slot of one?.stops ?? [])
      if (other?.stops.has(slot) === true) addAll(stopped, slot, ended.sockets);
  }
  for (const { sockets, handler, maker } of eachClosingMethod(root, identification))
    for (const slot of maker === null ? [] : effectsOf(handler, identification).stops)
      if (isDeclaredIn(slot, maker, identification)) addAll(stopped, slot, sockets);
  const calls = new Map<Node, ReadonlySet<Slot>>();
  for (const [call, sockets] of stopped.size === 0 ? [] : callsOf(root, stopped, identification))
    calls.set(call, sockets);
  for (const [call, sockets] of stoppedPaths.size === 0 ? [] : ownCalls(root, stoppedPaths, identification))
    calls.set(call, sockets);
  for (const [call, sockets] of shelves.size === 0 ? [] : shelvedCalls(root, shelves, identification))
    calls.set(call, sockets);
  return { calls, toldAtOnce, refilled, collections };
}

/** The collections that a handler takes something out of, what it stops, and the collections that it takes that from. */
function effectsOf(
  handler: FunctionHeader,
  identification: Identification,
): {
  readonly removes: ReadonlySet<Slot>;
  readonly stops: ReadonlySet<Slot>;
  readonly stopsFrom: ReadonlySet<Slot>;
} {
  const removes = new Set<Slot>();
  const stops = new Set<Slot>();
  const stopsFrom = new Set<Slot>();
  for (const node of runBy(handler, identification)) {
    for (const slot of removedFrom(node, identification)) removes.add(slot);
    const what = node.type === 'CallExpression' ? stoppedBy(node) : null;
    const slot = what === null ? null : identification.syntax.slotOf(what);
    if (slot !== null) stops.add(slot);
    const shelf = what === null ? null : shelfOf(what, identification);
    if (shelf !== null) stopsFrom.add(shelf);
  }
  return { removes, stops, stopsFrom };
}

/** A variable of the function itself: each run of it has its own. */
function isDeclaredIn(
  slot: Slot,
  owner: FunctionHeader | null,
  { variables, syntax }: Identification,
): boolean {
  const [, id] = /^v(\d+)$/.exec(slot) ?? [];
  const variable = id === undefined ? undefined : variables.get(Number(id));
  // Scope managers type the names of a variable as unknown.
  const name = variable?.declaration.identifiers[0] as Node | undefined;
  return name !== undefined && syntax.ownerOf(name) === owner;
}

function addAll(to: Map<Slot, Set<Slot>>, key: Slot, values: readonly Slot[]): void {
  const known = to.get(key) ?? new Set();
  for (const value of values) known.add(value);
  to.set(key, known);
}

/** The nodes of a function and of those that it calls. */
function* runBy(handler: FunctionHeader, identification: Identification, depth = 2): Generator<Node> {
  for (const node of eachNode(handler.node)) {
    yield node;
    const called =
      node.type === 'CallExpression' && depth > 0 ? identification.functionNamed(node.callee) : null;
    if (called !== null) yield* runBy(called, identification, depth - 1);
  }
}

/** `clearInterval(timer)`, `unsubscribe()`, `feed.off('data', onData)`: what is stopped. */
function stoppedBy(call: TSESTree.CallExpression): Node | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  const isClear = callee.type === 'Identifier' ? CLEARS.has(callee.name) : CLEARS.has(name ?? '');
  if (isClear) return call.arguments[0] ?? null;
  if (callee.type === 'Identifier') return callee;
  return callee.type === 'MemberExpression' && STOPS.has(name ?? '') ? callee.object : null;
}

/** `socket.data.timer = setInterval(…)`, where the close handler stops what hangs there on the socket that it is handed. */
function* ownCalls(
  root: Node,
  stopped: ReadonlySet<string>,
  identification: Identification,
): Generator<[Node, ReadonlySet<Slot>]> {
  const { syntax } = identification;
  for (const node of eachNode(root)) {
    if (node.type !== 'AssignmentExpression') continue;
    const own = ownPath(node.left, identification);
    const slot = own === null || !stopped.has(own.path) ? null : syntax.slotOf(own.socket);
    if (slot !== null) yield [unwrap(node.right), new Set([slot, ...syntax.aliases(slot)])];
  }
}

/** The calls that made what is stopped, and those that subscribed to it. */
function callsOf(
  root: Node,
  stopped: ReadonlyMap<Slot, ReadonlySet<Slot>>,
  { syntax }: Identification,
): ReadonlyMap<Node, ReadonlySet<Slot>> {
  const calls = new Map<Node, ReadonlySet<Slot>>();
  const stoppedWith = (expression: Node): ReadonlySet<Slot> | undefined => {
    const slot = syntax.slotOf(expression);
    if (slot === null) return undefined;
    for (const name of [slot, ...syntax.aliases(slot)]) if (stopped.has(name)) return stopped.get(name);
    return undefined;
  };
  for (const node of eachNode(root)) {
    if (node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression') {
      const [target, value] =
        node.type === 'VariableDeclarator' ? [node.id, node.init] : ([node.left, node.right] as const);
      const sockets = stoppedWith(target);
      if (value !== null && sockets !== undefined) calls.set(unwrap(value), sockets);
    } else if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      let at: Node | null = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
      while (at !== null) {
        const sockets = stoppedWith(at);
        if (sockets !== undefined) calls.set(node, sockets);
        at = at.type === 'MemberExpression' ? unwrap(at.object) : null;
      }
    }
  }
  return calls;
}

/** Where the sockets are in an element: itself, the value of an entry, a field of a record. */
export function* suffixesOf(slot: Slot, { syntax, typeOf, module }: Identification): Generator<string> {
  for (const stored of syntax.stored(slot)) {
    if (isKept(stored, typeOf)) {
      yield '';
      yield `${FIELD}[1]`;
    }
    let record = unwrap(stored);
    if (record.type === 'Identifier') {
      const definition = definitionOf(module.variableOf(record)?.declaration);
      if (definition?.type === 'VariableDeclarator' && definition.init !== null)
        record = unwrap(definition.init);
    }
    if (record.type !== 'ObjectExpression') continue;
    for (const property of record.properties) {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      if (property.type !== 'Property' || name === null || !isKept(property.value, typeOf)) continue;
      yield FIELD + name;
      yield `${FIELD}[1]${FIELD}${name}`;
    }
  }
}

function isKept(node: Node, typeOf: Identification['typeOf']): boolean {
  const row = socketOf(typeOf(node))?.row;
  return row !== undefined && closesAtOnce(row);
}
