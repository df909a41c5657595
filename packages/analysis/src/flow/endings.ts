// What ends with a socket: timers that its close handler clears, subscriptions that it takes back, producers that it stops, and
// collections that it takes the socket out of.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, keyName, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { eachStateHandler } from './close-handlers.ts';
import { FIELD } from './state.ts';

export interface Endings {
  /** Calls whose callback no longer runs once one of these sockets is closed. */
  readonly calls: ReadonlyMap<Node, ReadonlySet<Slot>>;
  /** Collections that a closed socket is no element of. Only of families that go from open to closed at once: others are closing first. */
  readonly collections: ReadonlySet<Slot>;
}

const CLEARS = new Set(['clearInterval', 'clearTimeout', 'clearImmediate']);
/** Methods after which a producer or a subscription is silent. */
const STOPS = new Set(
  'off removeListener removeAllListeners removeEventListener unsubscribe unsub dispose destroy kill abort close stop cancel end return disconnect'.split(
    ' ',
  ),
);
const REMOVES = new Set(['delete', 'splice']);

/** Finds what ends with the sockets of a file. `root` is its program. */
export function findEndings(root: Node, identification: Identification): Endings {
  const stopped = new Map<Slot, Set<Slot>>();
  const collections = new Set<Slot>();
  for (const { role, sockets, handler } of eachStateHandler(root, identification)) {
    if (role !== 'close') continue;
    for (const node of runBy(handler, identification)) {
      const removed = removedFrom(node, identification);
      if (removed !== null && suffixesOf(removed, identification).next().done !== true)
        collections.add(removed);
      const slot = node.type === 'CallExpression' ? stoppedBy(node, identification) : null;
      if (slot === null) continue;
      const known = stopped.get(slot) ?? new Set();
      for (const socket of sockets) known.add(socket);
      stopped.set(slot, known);
    }
  }
  return { calls: stopped.size === 0 ? new Map() : callsOf(root, stopped, identification), collections };
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

/** `clearInterval(timer)`, `unsubscribe()`, `feed.off('data', onData)`: the slot of what is stopped. */
function stoppedBy(call: TSESTree.CallExpression, { syntax }: Identification): Slot | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  const isClear = callee.type === 'Identifier' ? CLEARS.has(callee.name) : CLEARS.has(name ?? '');
  if (isClear) return call.arguments[0] === undefined ? null : syntax.slotOf(call.arguments[0]);
  if (callee.type === 'Identifier') return syntax.slotOf(callee);
  return callee.type === 'MemberExpression' && STOPS.has(name ?? '') ? syntax.slotOf(callee.object) : null;
}

/** `clients.delete(res)`, `delete clients[id]`, `clients = clients.filter(…)`. */
function removedFrom(node: Node, { syntax }: Identification): Slot | null {
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      return callee.type === 'MemberExpression' && REMOVES.has(memberName(callee) ?? '')
        ? syntax.slotOf(callee.object)
        : null;
    }
    case 'UnaryExpression': {
      const removed = unwrap(node.argument);
      return node.operator === 'delete' && removed.type === 'MemberExpression' && removed.computed
        ? syntax.slotOf(removed.object)
        : null;
    }
    case 'AssignmentExpression': {
      const kept = unwrap(node.right);
      const callee = kept.type === 'CallExpression' ? unwrap(kept.callee) : null;
      return callee?.type === 'MemberExpression' && memberName(callee) === 'filter'
        ? syntax.slotOf(node.left)
        : null;
    }
    default:
      return null;
  }
}

/** The calls that made what is stopped, and those that subscribed to it. */
function callsOf(
  root: Node,
  stopped: ReadonlyMap<Slot, ReadonlySet<Slot>>,
  { syntax }: Identification,
): ReadonlyMap<Node, ReadonlySet<Slot>> {
  const calls = new Map<Node, ReadonlySet<Slot>>();
  for (const node of eachNode(root)) {
    if (node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression') {
      const [target, value] =
        node.type === 'VariableDeclarator' ? [node.id, node.init] : ([node.left, node.right] as const);
      const sockets = stopped.get(syntax.slotOf(target) ?? '');
      if (value !== null && sockets !== undefined) calls.set(unwrap(value), sockets);
    } else if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      let at: Node | null = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
      while (at !== null) {
        const sockets = stopped.get(syntax.slotOf(at) ?? '');
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
    if (closesAtOnce(stored, typeOf)) {
      yield '';
      yield `${FIELD}[1]`;
    }
    let record = unwrap(stored);
    if (record.type === 'Identifier') {
      // Definitions hold nodes, typed as unknown so that every scope manager fits.
      const definition = module.variableOf(record)?.declaration.defs[0]?.node as Node | undefined;
      if (definition?.type === 'VariableDeclarator' && definition.init !== null)
        record = unwrap(definition.init);
    }
    if (record.type !== 'ObjectExpression') continue;
    for (const property of record.properties) {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      if (property.type !== 'Property' || name === null || !closesAtOnce(property.value, typeOf)) continue;
      yield FIELD + name;
      yield `${FIELD}[1]${FIELD}${name}`;
    }
  }
}

function closesAtOnce(node: Node, typeOf: Identification['typeOf']): boolean {
  const outside = socketOf(typeOf(node))?.row.outside;
  return outside !== undefined && outside.open?.includes('closing') !== true;
}
