// Sockets that were open when they were read, without a check. A family without a closing state runs the close handler as the
// socket closes, so what that handler removes from a collection was never seen there closed; and some lists of libraries hold
// open ones only.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow, TypeRef } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue, typeRow } from '../sockets/library-index.ts';
import { isFunction, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { isWithin, statesOf } from '../states.ts';

const CLOSED = statesOf('closed');
const MAX_STEPS = 12;

/** Finds where a socket was read from such a collection; null where it was not. What has happened since is not asked here. */
export function findOpenRead(socket: Node, row: SocketRow, identification: Identification): Node | null {
  const hasClosing = Object.values(row.methods).some(({ outcome }) => outcome.closing !== undefined);
  let at: Node | null = unwrap(socket);
  for (let steps = 0; at !== null && steps < MAX_STEPS; steps++) {
    if (at.type === 'CallExpression' && returnsOpen(at, identification)) return at;
    if (at.type === 'MemberExpression' && listsOpen(at, identification)) return at;
    const slot = hasClosing ? null : identification.syntax.slotOf(at);
    if (slot !== null && emptiedSlots(identification).has(slot)) return at;
    at = sourceOf(at, identification);
  }
  return null;
}

const READS = new Set(['get', 'at', 'find', 'values', 'entries', 'filter', 'slice', 'toReversed', 'keys']);
const WALKS = new Set(['forEach', 'map', 'filter', 'some', 'every']);

/** The expression that a value was taken out of: an element of a collection, a field of a record. */
function sourceOf(node: Node, identification: Identification): Node | null {
  switch (node.type) {
    case 'Identifier':
      return sourceOfName(node, identification);
    case 'MemberExpression':
      return unwrap(node.object);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      if (callee.type !== 'MemberExpression') return null;
      const object = unwrap(callee.object);
      const first = node.arguments[0];
      const isStatic = object.type === 'Identifier' && (object.name === 'Array' || object.name === 'Object');
      if (isStatic) return first === undefined ? null : unwrap(first);
      return READS.has(memberName(callee) ?? '') ? object : null;
    }
    case 'ArrayExpression': {
      const [only] = node.elements;
      return node.elements.length === 1 && only?.type === 'SpreadElement' ? unwrap(only.argument) : null;
    }
    default:
      return null;
  }
}

/** `const peer = peers.get(id)`, `for (const { socket } of peers)`, `peers.forEach((peer) => …)`. */
function sourceOfName(node: TSESTree.Identifier, { module }: Identification): Node | null {
  const variable = module.variableOf(node);
  const [definition, other] = variable?.declaration.defs ?? [];
  // Definitions come from any scope manager, which types their nodes as unknown.
  const declared = definition?.node as Node | undefined;
  if (variable === null || other !== undefined) return null;
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

const known = new WeakMap<Identification, ReadonlySet<string>>();

/** Slots of collections from which a close handler that the library calls with the socket removes something. */
function emptiedSlots(identification: Identification): ReadonlySet<string> {
  const answer = known.get(identification) ?? findEmptied(identification);
  known.set(identification, answer);
  return answer;
}

function findEmptied({ syntax, handed }: Identification): ReadonlySet<string> {
  const emptied = new Set<string>();
  for (const call of syntax.calls) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'delete') continue;
    const owner = syntax.ownerOf(call)?.node;
    const closed = isFunction(owner) ? handed(owner, 0, []) : null;
    const slot = syntax.slotOf(callee.object);
    if (slot !== null && closed !== null && isWithin(closed.states, CLOSED)) emptied.add(slot);
  }
  return emptied;
}
