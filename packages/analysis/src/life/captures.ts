// Sockets that a callback holds on to, where each run of the code around it makes another one.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, isInside, memberName, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { partsOf, type SocketType } from '../sockets/types.ts';
import type { Identification } from '../sockets/identify.ts';
import { closingSocket } from './closing-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isGivenOnce, isModule, isWithin, rootVariable, runsOnce } from './lifetime.ts';

export interface Captured {
  readonly node: Node;
  readonly type: SocketType;
}

/** Functions that call others, before the search gives up. */
const MAX_CALLS = 2;

/**
 * Finds a socket that `holder` speaks of, a callback or an argument, or that functions speak of which it calls: `this.tell(text)`. It is
 * made anew for each run of the call at `place`.
 */
export function capturedSocket(
  holder: Node,
  place: Node,
  context: LifeContext,
  calls = MAX_CALLS,
): Captured | null {
  const found = spokenOf(holder, place, context);
  if (found !== null || calls === 0) return found;
  for (const node of eachNode(holder)) {
    const called = node.type === 'CallExpression' ? calledOn(node, context) : null;
    const further =
      called === null || called === holder ? null : capturedSocket(called, place, context, calls - 1);
    // A client makes its own socket, perhaps once in the life of the program.
    if (
      further?.node.type === 'MemberExpression' &&
      !isHandedToConstructor(further, context.identification) &&
      !standsInOwnHandler(further.node, place, context)
    )
      continue;
    if (further !== null) return further;
  }
  return null;
}

/** A function of this file that is called by its name, or on `this`. */
function calledOn({ callee }: TSESTree.CallExpression, { identification }: LifeContext): Node | null {
  const at = unwrap(callee);
  const isOwn = at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression';
  return isOwn || at.type === 'Identifier' ? (identification.functionNamed(at)?.node ?? null) : null;
}

/** Of several, one that the code around makes rather than one that it is handed, which lives longer. */
function spokenOf(holder: Node, place: Node, context: LifeContext): Captured | null {
  let given: Captured | null = null;
  for (const node of eachNode(holder)) {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') continue;
    const type = closingSocket(node, context.identification);
    if (type === null || isDeclaredIn(node, holder, context)) continue;
    if (!isOfThisRun(node, place, context)) continue;
    if (!isParameter(rootVariable(node, context.identification)?.declaration)) return { node, type };
    given ??= { node, type };
  }
  return given;
}

/** `this.socket` is a socket that the constructor is handed: an instance for each connection. */
export function isHandedToConstructor({ node }: Captured, { syntax, variables }: Identification): boolean {
  const slot = syntax.slotOf(node);
  if (slot === null || unwrap(node).type !== 'MemberExpression') return false;
  return [...syntax.aliases(slot)].some((alias) => {
    const variable = /^v\d+$/.test(alias) ? variables.get(Number(alias.slice(1))) : undefined;
    return isParameter(variable?.declaration);
  });
}

function isDeclaredIn(node: Node, holder: Node, { identification }: LifeContext): boolean {
  const variable = rootVariable(node, identification);
  const maker = variable === null || !isFunction(holder) ? null : declaringFunction(variable, identification);
  const own = isFunction(holder) ? identification.module.functionOf(holder) : null;
  return maker !== null && own !== null && isWithin(maker, own, identification);
}

/** A constant or parameter of a function around, a field that is set once, or the socket whose own handler this is. */
function isOfThisRun(node: Node, place: Node, context: LifeContext): boolean {
  const { identification } = context;
  const owner = identification.syntax.ownerOf(place);
  const variable = rootVariable(node, identification);
  const maker = variable === null ? null : declaringFunction(variable, identification);
  if (variable !== null && maker !== null && !isModule(maker) && isGivenOnce(variable)) {
    if (runsOnce(maker, identification)) return standsInOwnHandler(node, place, context);
    return isWithin(owner, maker, identification) && isForGood(node, identification);
  }
  return isSetOnce(node, context) || standsInOwnHandler(node, place, context);
}

/**
 * `socket` itself, or what an object of a library has: `reply.raw`, `context.websocket`. A field of a record may be given another
 * one.
 */
function isForGood(node: Node, identification: Identification): boolean {
  const at = unwrap(node);
  if (at.type !== 'MemberExpression') return at.type === 'Identifier';
  const owners = partsOf(identification.typeOf(at.object));
  const isOfLibrary = owners.length > 0 && owners.every(({ kind }) => kind === 'instance');
  return isOfLibrary || isPartOfHanded(at, identification);
}

/** A part of what a library hands to a function. */
function isPartOfHanded(part: TSESTree.MemberExpression, { module, handed }: Identification): boolean {
  const owner = unwrap(part.object);
  const name = memberName(part);
  const variable = owner.type === 'Identifier' ? module.variableOf(owner) : null;
  const fn = isParameter(variable?.declaration) ? definitionOf(variable?.declaration) : undefined;
  if (name === null || !isFunction(fn)) return false;
  const position = fn.params.findIndex(
    (one) => one.type === 'Identifier' && module.variableOf(one) === variable,
  );
  return position !== -1 && handed(fn, position, [name]) !== null;
}

/** `this.socket`, which the constructor alone sets: the instance lives for one connection. */
function isSetOnce(node: Node, { identification }: LifeContext): boolean {
  const { syntax } = identification;
  const slot = syntax.slotOf(node);
  if (slot === null || !/^c\d+\.[^.]+$/.test(slot)) return false;
  const set = syntax.assigned(slot);
  const [only] = set;
  if (set.length > 1) return false;
  if (only === undefined) return [...syntax.aliases(slot)].length > 0;
  return syntax.ownerOf(only)?.kind === 'constructor';
}

/** `gateway.onmessage = () => { setInterval(…) }`: the handler runs again for the next connection. */
function standsInOwnHandler(node: Node, place: Node, context: LifeContext): boolean {
  const { syntax } = context.identification;
  const slot = syntax.slotOf(node);
  if (slot === null) return false;
  return context.registrations().some(({ target, handler, heard }) => {
    if (handler === null || (heard?.row.role !== 'open' && heard?.row.role !== 'message')) return false;
    const listened = syntax.slotOf(target);
    const isSame = listened === slot || (listened !== null && syntax.aliases(slot).has(listened));
    return isSame && isInside(place, handler.node);
  });
}

/** Returns the function of this file that an argument is or names. */
export function callbackOf(argument: Node | undefined, { identification }: LifeContext): FunctionLike | null {
  if (argument === undefined) return null;
  const named = identification.functionNamed(argument)?.node;
  return isFunction(named) ? named : null;
}
