// What takes a member out of a collection, and whether that follows the close of the socket.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { knownSlots, rootOf, rootsOf } from './collection-roots.ts';
import type { LifeContext } from './life-context.ts';
import { rootVariable } from './lifetime.ts';
import type { Put } from './puts.ts';
import { soleElement } from './sole-element.ts';
import { followsFailure, type Undoing } from './undoings.ts';

/**
 * Whether something in the file takes a member out.
 *
 * | answer    | the removal                                                              |
 * | --------- | ------------------------------------------------------------------------ |
 * | `none`    | is nowhere, or follows nothing but a failed send                          |
 * | `unknown` | stands in a function whose callers are out of sight, and nowhere else     |
 * | `removed` | follows the close, or may do so                                          |
 */
export type Removal = 'none' | 'unknown' | 'removed';

/** Whether something may take a member out of one of the collections that it is put into. */
export function removalFrom({ node, collection, values }: Put, root: Node, context: LifeContext): Removal {
  const { identification } = context;
  const isOnly = rootsOf(collection, identification).length === 1;
  const outer = knownSlots(collection, identification).slots;
  const isRoom = values.some((value) => soleElement(value)[0] !== value);
  const known = isRoom ? new Set([...outer, ...[...outer].map((slot) => `${slot}.[]`)]) : outer;
  // A helper is handed one of several collections: those of the others are not meant.
  const slots = isOnly ? known : entriesOf(known, root, context);
  if (slots.size === 0) return 'removed';
  const isNested = rootOf(collection, identification) !== unwrap(collection) || [...slots].some(isEntry);
  let removal: Removal = 'none';
  for (const undoing of context.undoings()) {
    if (undoing.kind !== 'removes' && undoing.kind !== 'empties') continue;
    if (!concerns(undoing, slots, isNested, context)) continue;
    const one = followsClose(undoing, node, context);
    if (one === 'removed') return 'removed';
    if (one === 'unknown') removal = 'unknown';
  }
  return removal;
}

function isEntry(slot: Slot): boolean {
  return slot.includes('[]');
}

function entriesOf(slots: ReadonlySet<Slot>, root: Node, { identification }: LifeContext): Set<Slot> {
  const own = identification.syntax.slotOf(root);
  return new Set([...slots].filter((slot) => slot === own || slot.startsWith(`${own ?? '?'}.`)));
}

/** Whether the removal is of this collection, of one that holds it, or of one that cannot be told from it. */
function concerns(
  { what }: Undoing,
  slots: ReadonlySet<Slot>,
  isNested: boolean,
  { identification }: LifeContext,
): boolean {
  const removedFrom = knownSlots(what, identification);
  for (const slot of removedFrom.slots) {
    if (slots.has(slot)) return true;
    if ([...slots].some((known) => known.startsWith(`${slot}.`))) return true;
  }
  if (!isNested || removedFrom.isAll) return false;
  // `for (const members of rooms.values()) members.delete(socket)`
  const variable = rootVariable(what, identification);
  const made = definitionOf(variable?.declaration);
  return (
    isParameter(variable?.declaration) ||
    (made !== undefined && /^For/.test(parentOf(parentOf(made) ?? made)?.type ?? ''))
  );
}

function followsClose(undoing: Undoing, put: Node, context: LifeContext): Removal {
  const when = context.whenRun(undoing.node);
  if (when === 'closed') return 'removed';
  if (undoing.kind === 'empties') return isHandedToUnknown(undoing.node, context) ? 'removed' : 'none';
  if (followsFailure(undoing)) return 'none';
  if (when === 'unknown') return 'unknown';
  return isEviction(undoing, context) || followsInRun(undoing.node, put, context) ? 'removed' : 'none';
}

/** `afterEach(() => { clients.clear(); })` */
function isHandedToUnknown(node: Node, { identification }: LifeContext): boolean {
  const owner = identification.syntax.ownerOf(node)?.node;
  const call = owner === undefined ? undefined : outerOf(owner);
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    identification.functionNamed(call.callee) === null
  );
}

/** A loop or a `filter` over the members themselves, which weeds out those that are no longer open. */
function isEviction({ node }: Undoing, { identification }: LifeContext): boolean {
  if (node.type === 'AssignmentExpression') return true;
  for (let at: Node | undefined = node; at !== undefined; at = parentOf(at)) {
    if (/^(?:For|While|DoWhile)/.test(at.type)) return true;
    if (!isFunction(at)) continue;
    const call = outerOf(at);
    const isWalk =
      call?.type === 'CallExpression' && ['forEach', 'map', 'filter'].includes(memberNameOf(call));
    if (!isWalk) return identification.syntax.ownerOf(at) === null;
    return true;
  }
  return false;
}

function memberNameOf(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
}

/** `clients.add(socket); for await (const text of socket) …; clients.delete(socket);` */
function followsInRun(removal: Node, put: Node, { identification }: LifeContext): boolean {
  const owner = identification.syntax.ownerOf(put);
  const isSame = owner !== null && identification.syntax.ownerOf(removal)?.id === owner.id;
  return isSame && removal.range[0] > put.range[1] && !isInside(put, removal);
}
