// Sockets that a callback holds on to, where each run of the code around it makes another one.
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, isInside, unwrap, type FunctionLike } from '../sockets/tree.ts';
import type { SocketType } from '../sockets/types.ts';
import { closingSocket } from './closing-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isGivenOnce, isModule, isWithin, rootVariable, runsOnce } from './lifetime.ts';

export interface Captured {
  readonly node: Node;
  readonly type: SocketType;
}

/** Finds a socket that `holder` speaks of, a callback or an argument, and that is made anew for each run of the call at `place`. */
export function capturedSocket(holder: Node, place: Node, context: LifeContext): Captured | null {
  for (const node of eachNode(holder)) {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') continue;
    const type = closingSocket(node, context.identification);
    if (type === null || isDeclaredIn(node, holder, context)) continue;
    if (isOfThisRun(node, place, context)) return { node, type };
  }
  return null;
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
    return isWithin(owner, maker, identification) && unwrap(node).type === 'Identifier';
  }
  return isSetOnce(node, context) || standsInOwnHandler(node, place, context);
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
