// Sockets that are put into a collection which outlives them, and that nothing takes out once they have closed.
import type { TSESTree } from '@typescript-eslint/types';
import type { RetentionSite } from '../facts.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf, type CollectionKind, type SocketType } from '../sockets/types.ts';
import { closingSocket, sightOf } from './closing-socket.ts';
import { knownSlots, rootOf, rootsOf } from './collection-roots.ts';
import { escapes } from './escapes.ts';
import { findHeld } from './held-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isExported, isModule, isWithin, rootVariable } from './lifetime.ts';
import { eachPut, type Put } from './puts.ts';
import { findRecordSocket } from './record-socket.ts';
import { followsFailure, type Undoing } from './undoings.ts';

/** How deep the makers of functions are looked into. */
const MAX_STEPS = 6;

/**
 * Whether something in the file takes a member out.
 *
 * | answer    | the removal                                                              |
 * | --------- | ------------------------------------------------------------------------ |
 * | `none`    | is nowhere, or follows nothing but a failed send                          |
 * | `unknown` | stands in a function whose callers are out of sight, and nowhere else     |
 * | `removed` | follows the close, or may do so                                          |
 */
type Removal = 'none' | 'unknown' | 'removed';

interface Kept {
  readonly site: Omit<RetentionSite, 'beside'>;
  readonly removals: readonly { readonly owner: string; readonly removal: Removal }[];
}

/** Finds the sockets that a collection keeps after they have closed. */
export function* eachKeptMember(context: LifeContext): Generator<RetentionSite> {
  const all = [...eachPut(context)].flatMap((put) => readPut(put, context) ?? []);
  for (const { site, removals } of all) {
    const owners = new Set(removals.flatMap(({ owner, removal }) => (removal === 'none' ? owner : [])));
    // May miss: a record by its type alone, `members.push(member)`.
    if (owners.size === 0 || site.field !== null) continue;
    const beside = all.filter((other) =>
      other.removals.some(({ owner, removal }) => owners.has(owner) && isBeside(other, removal)),
    );
    yield { ...site, beside: beside.map((other) => ({ ...other.site, beside: [] })) };
  }
}

/** It has no report of its own. */
function isBeside({ site }: Kept, removal: Removal): boolean {
  return removal === 'unknown' || (removal === 'none' && site.field !== null);
}

/** What is put into collections that outlive it; null for anything else. */
function readPut(put: Put, context: LifeContext): Kept | null {
  const { identification } = context;
  const kept = isSeat(put) ? null : keptBy(put, context);
  const kind = kept === null ? null : kindOf(put.collection, context);
  if (kept === null || kind === null || context.endsWithProgram(kept.node)) return null;
  const removals = rootsOf(put.collection, identification)
    .filter((root) => outlives(put, root, kept.node, context) && !escapes(root, identification))
    .map((root) => ({ owner: ownerOf(root, context), removal: removalFrom(put, root, context) }));
  const { node, field, type } = kept;
  const sight = sightOf(node, type, context.source.text);
  const site = {
    kind: 'collection',
    node: put.node,
    socket: field === null ? sight : { ...sight, text: `${sight.text}.${field}` },
    field,
    holder: put.collection,
    collection: kind,
    handedOver: () => null,
  } as const;
  return removals.length === 0 ? null : { site, removals };
}

/** `workers[index] = worker`: there are as many as there are numbers, and the next one takes the place. */
function isSeat({ node, key }: Put): boolean {
  return (
    node.type === 'AssignmentExpression' &&
    key?.type === 'Identifier' &&
    /^(?:[ij]|\w*(?:index|Index|idx|Idx|seat|Seat))$/.test(key.name)
  );
}

interface KeptSocket {
  readonly node: Node;
  readonly field: string | null;
  readonly type: SocketType;
}

function keptBy(put: Put, context: LifeContext): KeptSocket | null {
  const held = heldBy(put, context);
  const type = held === null ? null : closingSocket(held, context.identification);
  if (held !== null && type !== null) return { node: held, field: null, type };
  for (const value of put.values.flatMap(soleElement)) {
    const record = findRecordSocket(value, context);
    if (record !== null) return record;
  }
  return null;
}

/** The class or the function whose collections these are. */
function ownerOf(root: Node, { identification }: LifeContext): string {
  const variable = rootVariable(root, identification);
  if (variable !== null) return `f${declaringFunction(variable, identification)?.id ?? 0}`;
  return /^c\d+/.exec(identification.syntax.slotOf(root) ?? '')?.[0] ?? '';
}

function heldBy({ values }: Put, context: LifeContext): Node | null {
  for (const value of values.flatMap(soleElement)) {
    const held = findHeld(value, (node) => closingSocket(node, context.identification) !== null, context);
    if (held !== null) return held.node;
  }
  return null;
}

/** `socket` of `new Set([socket])` and of `[socket]`, a room with its first member. */
function soleElement(value: Node): readonly Node[] {
  const at = unwrap(value);
  const [given] = at.type === 'NewExpression' ? at.arguments : [];
  const isSet = at.type === 'NewExpression' && at.callee.type === 'Identifier' && at.callee.name === 'Set';
  const list = isSet && given !== undefined ? unwrap(given) : at;
  const [only] = list.type === 'ArrayExpression' && list.elements.length === 1 ? list.elements : [];
  return only == null || only.type === 'SpreadElement' ? [value] : [only];
}

/** Tells whether the collection lives longer than the socket: it is made by a function around the one that makes the socket. */
function outlives({ node }: Put, root: Node, held: Node, context: LifeContext): boolean {
  const { identification } = context;
  const socketMaker = makerOf(held, node, identification);
  if (socketMaker === null || isModule(socketMaker) || isOneOccasion(socketMaker, held, context))
    return false;
  const variable = rootVariable(root, identification);
  if (variable !== null) {
    const maker = declaringFunction(variable, identification);
    if (maker === null || maker.id === socketMaker.id || !isWithin(socketMaker, maker, identification))
      return false;
    return isLasting(maker, identification);
  }
  // A field lives as long as its instance, which may be made for one socket alone.
  const isField = root.type === 'MemberExpression' && unwrap(root.object).type === 'ThisExpression';
  return isField && socketMaker.kind !== 'constructor' && !isOwnField(held);
}

function makerOf(
  held: Node,
  place: Node,
  identification: LifeContext['identification'],
): FunctionHeader | null {
  if (isOwnField(held)) return null;
  const variable = rootVariable(held, identification);
  if (variable === null) return identification.syntax.ownerOf(place);
  const made = definitionOf(variable.declaration);
  const declaration = made === undefined ? undefined : parentOf(made);
  const loop = declaration === undefined ? undefined : parentOf(declaration);
  if (loop !== undefined && /^For(?:Of|In)/.test(loop.type) && 'left' in loop && loop.left === declaration)
    return null;
  return declaringFunction(variable, identification);
}

function isOwnField(held: Node): boolean {
  let at = unwrap(held);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at.type === 'ThisExpression';
}

/** `server.listen(port, () => { … new WebSocket(url) … })`: nothing shows that it runs twice, unless it is handed a socket each time. */
function isOneOccasion(maker: FunctionHeader, held: Node, { identification }: LifeContext): boolean {
  const { node } = maker;
  const made = definitionOf(rootVariable(held, identification)?.declaration);
  const isBornHere =
    made?.type === 'VariableDeclarator' && made.init !== null && unwrap(made.init).type === 'NewExpression';
  if (!isBornHere || !isFunction(node) || !isHandedOn(maker)) return false;
  return ![0, 1, 2].some((position) => identification.handed(node, position, []) !== null);
}

/** What such a function makes lasts: the module, what it calls itself, and whatever somebody out of sight calls by a name. */
function isLasting(
  maker: FunctionHeader,
  identification: LifeContext['identification'],
  depth = MAX_STEPS,
): boolean {
  if (isModule(maker) || depth === 0) return true;
  if (isHandedOn(maker)) return false;
  const uses = usesOf(maker, identification);
  if (uses === null) return true;
  return uses.some((use) => {
    const call = outerOf(use);
    const owner = call === undefined ? null : identification.syntax.ownerOf(call);
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === use;
    return !isCall || owner === null || isLasting(owner, identification, depth - 1);
  });
}

/** The mentions of a function's name; null where others can name it too, and where it has none. */
function usesOf({ node }: FunctionHeader, { module }: LifeContext['identification']): readonly Node[] | null {
  const outer = outerOf(node);
  const declared = outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id : null;
  const name = node.type === 'FunctionDeclaration' ? node.id : declared;
  const variable = name === null ? null : module.variableOf(name);
  if (variable === null || isExported(node)) return null;
  // References hold nodes, typed as unknown so that every scope manager fits.
  return variable.declaration.references
    .filter((use) => use.isRead())
    .map(({ identifier }) => identifier as Node);
}

/** A function that is handed to something where it stands may run for one occasion: a test, a promise, an effect. */
function isHandedOn({ node }: FunctionHeader): boolean {
  const outer = outerOf(node);
  return (
    isFunction(node) &&
    (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') &&
    outer.callee !== node
  );
}

/** The kind of a collection of JavaScript's own; null for anything else, and for what keeps nothing alive. */
function kindOf(collection: Node, context: LifeContext): CollectionKind | null {
  const { identification } = context;
  if (isWeak(rootOf(collection, identification), context)) return null;
  for (const part of partsOf(identification.typeOf(collection)))
    if (part.kind === 'collection') return part.of;
  for (const made of madeAs(collection, context)) if (made.type === 'ObjectExpression') return 'object';
  return null;
}

function isWeak(root: Node, context: LifeContext): boolean {
  return [...madeAs(root, context)].some((made) =>
    /\bWeak(?:Map|Set|Ref)\b/.test(context.source.text.slice(...made.range).slice(0, 80)),
  );
}

/** The values and declarations that a name is given. */
function* madeAs(expression: Node, { identification }: LifeContext): Generator<Node> {
  const { syntax, module } = identification;
  const at = unwrap(expression);
  const slot = syntax.slotOf(at);
  if (slot !== null) yield* syntax.assigned(slot).map((value) => unwrap(value));
  if (at.type === 'Identifier') {
    const made = definitionOf(module.variableOf(at)?.declaration);
    if (made?.type !== 'VariableDeclarator') return;
    if (made.id.type === 'Identifier') yield* present(made.id.typeAnnotation);
    yield* present(made.init).map(unwrap);
    return;
  }
  const found = fieldOfSlot(slot, module);
  const field = found === null ? null : syntax.fieldOf(found.owner.node, found.name);
  if (field !== null && field.type === 'PropertyDefinition') {
    yield* present(field.typeAnnotation);
    yield* present(field.value).map(unwrap);
  }
}

/** A part that is left out is `undefined` with one parser, `null` with another. */
function present<Part extends Node>(part: Part | null | undefined): readonly Part[] {
  return part === null || part === undefined ? [] : [part];
}

/** Whether something may take a member out of one of the collections that it is put into. */
function removalFrom({ node, collection, values }: Put, root: Node, context: LifeContext): Removal {
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
