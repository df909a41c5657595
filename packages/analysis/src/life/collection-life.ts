// How long a collection lives beside the sockets that are put into it.
import type { FunctionHeader, Node } from '../ir/model.ts';
import { definitionOf } from '../ir/definition.ts';
import { isFunction, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isExported, isModule, isWithin, rootVariable } from './lifetime.ts';
import type { Put } from './puts.ts';

/** How deep the makers of functions are looked into. */
const MAX_STEPS = 6;

/** Tells whether the collection lives longer than the socket: it is made by a function around the one that makes the socket. */
export function outlives({ node }: Put, root: Node, held: Node, context: LifeContext): boolean {
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
