// Sockets that were open when they were read, without a check. A family without a closing state runs the close handler as the
// socket closes, so what that handler removes from a collection was never seen there closed; and some lists of libraries hold
// open ones only.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow, TypeRef } from '@socket-safety/libraries';
import { collectionSlots } from '../flow/emptied-collections.ts';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import type { Identification } from '../sockets/identify.ts';
import { closesAtOnce, familyStates, ownValue, typeRow } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { canBe, OPEN, statesOf, type StateSet } from '../states.ts';

const ALIVE = statesOf('connecting', 'open', 'closing');
const MAX_STEPS = 12;

/** Where a socket was read from such a collection, and the states that it can have had there. */
export interface OpenRead {
  readonly node: Node;
  readonly states: StateSet;
  /** It was read from a copy, which goes on holding what the collection no longer does. */
  readonly isCopied: boolean;
}

/** Finds where a socket was read from such a collection; null where it was not. What has happened since is not asked here. */
export function findOpenRead(
  socket: Node,
  row: SocketRow,
  emptied: ReadonlySet<Slot>,
  identification: Identification,
): OpenRead | null {
  const isEmptied = (at: Node) => [...collectionSlots(at, identification)].some((slot) => emptied.has(slot));
  const isTold = emptied.size > 0 && closesAtOnce(row);
  let isCopied = false;
  let at: Node | null = unwrap(socket);
  for (let steps = 0; at !== null && steps < MAX_STEPS; steps++) {
    if (at.type === 'CallExpression' && returnsOpen(at, identification))
      return { node: at, states: OPEN, isCopied };
    if (at.type === 'MemberExpression' && listsOpen(at, identification))
      return { node: at, states: OPEN, isCopied };
    if (isTold && !holdsCollections(at, identification) && isEmptied(at))
      // The program's own end lies before the close, so it may have ended what is still in the collection.
      return { node: at, states: canBe(familyStates(row), 'closing') ? ALIVE : OPEN, isCopied };
    isCopied ||= copies(at);
    at = sourceOf(at, identification);
  }
  return null;
}

const READS = new Set(
  'get at find findLast values entries filter slice toReversed keys pop shift splice'.split(' '),
);
/** What they return goes on holding what the collection no longer does. */
const COPIES = new Set(['from', 'filter', 'slice', 'toReversed', 'pop', 'shift', 'splice']);
const WALKS = new Set(['forEach', 'map', 'filter', 'some', 'every']);

/** `[...peers]`, `Array.from(peers)`, `peers.filter(…)` */
function copies(node: Node): boolean {
  if (node.type === 'ArrayExpression') return true;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (callee?.type !== 'MemberExpression') return false;
  // `Object.values` makes an array, the `values` of a map walk the map itself.
  const isStatic = callee.object.type === 'Identifier' && callee.object.name === 'Object';
  return isStatic || COPIES.has(memberName(callee) ?? '');
}

/** The expression that a value was taken out of: an element of a collection, a field of a record. */
function sourceOf(node: Node, identification: Identification): Node | null {
  switch (node.type) {
    case 'Identifier':
      return sourceOfName(node, identification);
    case 'MemberExpression':
      return unwrap(node.object);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const returned = returnedBy(callee, identification);
      if (returned !== null || callee.type !== 'MemberExpression') return returned;
      const object = unwrap(callee.object);
      const first = node.arguments[0];
      const isStatic = object.type === 'Identifier' && (object.name === 'Array' || object.name === 'Object');
      if (isStatic) return first === undefined ? null : unwrap(first);
      return READS.has(memberName(callee) ?? '') ? object : null;
    }
    case 'LogicalExpression':
      return unwrap(node.left);
    case 'ArrayExpression': {
      const [only] = node.elements;
      return node.elements.length === 1 && only?.type === 'SpreadElement' ? unwrap(only.argument) : null;
    }
    default:
      return null;
  }
}

/** `byName(name)` of `const byName = (name) => [...peers].find((peer) => peer.name === name)`: what a function of the file returns. */
function returnedBy(callee: Node, { functionNamed, syntax }: Identification): Node | null {
  const fn = functionNamed(callee);
  const [only, ...others] = fn === null || fn.isAsync ? [] : syntax.returns(fn.node);
  return only === undefined || others.length > 0 ? null : unwrap(only);
}

/** `const peer = peers.get(id)`, `for (const { socket } of peers)`, `peers.forEach((peer) => …)`. */
function sourceOfName(node: TSESTree.Identifier, { module }: Identification): Node | null {
  const variable = module.variableOf(node);
  const declared = soleDefinitionOf(variable?.declaration);
  if (variable === null) return null;
  if (declared?.type === 'VariableDeclarator') {
    const writes = variable.declaration.references.filter((use) => use.isWrite()).length;
    const loop = declared.parent.parent;
    if (loop.type === 'ForOfStatement' && loop.left === declared.parent) return unwrap(loop.right);
    return declared.init !== null && writes === 1 ? unwrap(declared.init) : null;
  }
  if (!isFunction(declared)) return null;
  const call = outerOf(declared);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' && WALKS.has(memberName(callee) ?? '')
    ? unwrap(callee.object)
    : null;
}

function returnsOpen(call: TSESTree.CallExpression, { typeOf }: Identification): boolean {
  for (const { row } of calledRows(call, typeOf))
    if (row.returns !== undefined && 'array' in row.returns && isOpen(row.returns.array)) return true;
  return false;
}

/** `cluster.workers` */
function listsOpen(node: TSESTree.MemberExpression, { typeOf }: Identification): boolean {
  const name = memberName(node) ?? '';
  for (const part of partsOf(typeOf(node.object))) {
    if (part.kind !== 'instance') continue;
    const ref = ownValue(typeRow(part.library, part.name)?.properties ?? {}, name);
    const element = ref === undefined ? null : elementOf(ref);
    if (element !== null && isOpen(element)) return true;
  }
  return false;
}

function elementOf(ref: TypeRef): TypeRef | null {
  if ('array' in ref) return ref.array;
  if ('set' in ref) return ref.set;
  if ('map' in ref) return ref.map;
  return 'object' in ref ? ref.object : null;
}

function isOpen(ref: TypeRef): boolean {
  return 'socket' in ref && ref.states.every((state) => state === 'open');
}

/** What is taken out of a map of rooms says nothing of the sockets in a room. */
function holdsCollections(node: Node, { typeOf }: Identification): boolean {
  return partsOf(typeOf(node)).some(
    (part) => part.kind === 'collection' && partsOf(part.element).some(({ kind }) => kind === 'collection'),
  );
}
