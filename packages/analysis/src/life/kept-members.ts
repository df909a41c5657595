// Sockets that are put into a collection which outlives them, and that nothing takes out once they have closed.
import type { TSESTree } from '@typescript-eslint/types';
import type { RetentionSite } from '../facts.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { collectionSlots } from '../flow/emptied-collections.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf, type CollectionKind } from '../sockets/types.ts';
import { closingSocket, sightOf } from './closing-socket.ts';
import { escapes } from './escapes.ts';
import { findHeld } from './held-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isExported, isModule, isWithin, rootVariable } from './lifetime.ts';
import { eachPut, type Put } from './puts.ts';
import { followsFailure, type Undoing } from './undoings.ts';

/** Collections in collections, before the search gives up. */
const MAX_STEPS = 6;

/** Finds the sockets that a collection keeps after they have closed. */
export function* eachKeptMember(context: LifeContext): Generator<RetentionSite> {
  for (const put of eachPut(context)) {
    const held = heldBy(put, context);
    if (held === null || !outlives(put, held, context)) continue;
    const kind = kindOf(put.collection, context);
    const type = closingSocket(held, context.identification);
    if (kind === null || type === null || escapes(rootOf(put.collection, context), context.identification))
      continue;
    if (isTakenOut(put, context) || context.endsWithProgram(held)) continue;
    yield {
      kind: 'collection',
      node: put.node,
      socket: sightOf(held, type, context.source.text),
      holder: put.collection,
      collection: kind,
      handedOver: () => null,
    };
  }
}

function heldBy({ values }: Put, context: LifeContext): Node | null {
  for (const value of values) {
    const held = findHeld(value, (node) => closingSocket(node, context.identification) !== null, context);
    if (held !== null) return held.node;
  }
  return null;
}

/** `rooms` of `rooms.get(name)`, of `const room = rooms.get(name) ?? new Set()`; `state.clients` of `state.clients[id]`. */
function rootOf(collection: Node, { identification }: LifeContext): Node {
  let at = unwrap(collection);
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const entry = at.type === 'Identifier' ? entryIn(at, identification) : at;
    if (entry?.type === 'CallExpression' && unwrap(entry.callee).type === 'MemberExpression')
      at = unwrap(calleeObject(entry));
    else if (entry?.type === 'MemberExpression' && entry.computed) at = unwrap(entry.object);
    else return at;
  }
  return at;
}

/** The entry of another collection that a variable is made with. */
function entryIn(name: TSESTree.Identifier, { module }: LifeContext['identification']): Node | null {
  const made = definitionOf(module.variableOf(name)?.declaration);
  if (made?.type !== 'VariableDeclarator' || made.id.type !== 'Identifier' || made.init === null) return null;
  const value = unwrap(made.init);
  const entry = value.type === 'LogicalExpression' ? unwrap(value.left) : value;
  if (entry.type === 'MemberExpression') return entry;
  const callee = entry.type === 'CallExpression' ? unwrap(entry.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'get' ? entry : null;
}

function calleeObject(call: TSESTree.CallExpression): Node {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? callee.object : callee;
}

/** Tells whether the collection lives longer than the socket: it is made by a function around the one that makes the socket. */
function outlives({ node, collection }: Put, held: Node, context: LifeContext): boolean {
  const { identification } = context;
  const socketMaker = makerOf(held, node, identification);
  if (socketMaker === null || isModule(socketMaker) || isOneOccasion(socketMaker, held, context))
    return false;
  const root = rootOf(collection, context);
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
  if (isWeak(rootOf(collection, context), context)) return null;
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

/** Tells whether something may take a member out once its socket has closed. */
function isTakenOut({ node, collection }: Put, context: LifeContext): boolean {
  const slots = new Set(collectionSlots(collection, context.identification));
  if (slots.size === 0) return true;
  const isNested =
    rootOf(collection, context) !== unwrap(collection) || [...slots].some((slot) => slot.includes('[]'));
  return context.undoings().some((undoing) => {
    if (undoing.kind !== 'removes' && undoing.kind !== 'empties') return false;
    if (!concerns(undoing, slots, isNested, context)) return false;
    return mayFollowClose(undoing, node, context);
  });
}

/** Whether the removal is of this collection, of one that holds it, or of one that cannot be told from it. */
function concerns(
  { what }: Undoing,
  slots: ReadonlySet<Slot>,
  isNested: boolean,
  { identification }: LifeContext,
): boolean {
  for (const slot of collectionSlots(what, identification)) {
    if (slots.has(slot)) return true;
    if ([...slots].some((known) => known.startsWith(`${slot}.`))) return true;
  }
  if (!isNested) return false;
  // `for (const members of rooms.values()) members.delete(socket)`
  const variable = rootVariable(what, identification);
  const made = definitionOf(variable?.declaration);
  return (
    isParameter(variable?.declaration) ||
    (made !== undefined && /^For/.test(parentOf(parentOf(made) ?? made)?.type ?? ''))
  );
}

function mayFollowClose(undoing: Undoing, put: Node, context: LifeContext): boolean {
  const when = context.whenRun(undoing.node);
  if (when === 'closed') return true;
  if (undoing.kind === 'empties') return isHandedToUnknown(undoing.node, context);
  if (followsFailure(undoing)) return false;
  if (when === 'unknown') return true;
  return isEviction(undoing, context) || followsInRun(undoing.node, put, context);
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
