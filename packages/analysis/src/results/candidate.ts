// Which functions have callers who could use an answer: named ones that the program calls itself, not those that somebody calls back.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import {
  decoratorsOf,
  isFunction,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';

/** Where the function's name is written; null for a function without one of its own. */
export function nameOf(fn: FunctionLike): Node | null {
  if (fn.type === 'FunctionDeclaration') return fn.id;
  const outer = outerOf(fn);
  switch (outer?.type) {
    case 'VariableDeclarator':
      return outer.id.type === 'Identifier' ? outer.id : null;
    case 'MethodDefinition':
      return outer.kind === 'method' ? outer.key : null;
    case 'PropertyDefinition':
      return outer.key;
    case 'Property':
      return outer.kind === 'init' && outer.parent.type === 'ObjectExpression' ? outer.key : null;
    case 'AssignmentExpression':
      return outer.left.type === 'MemberExpression' ? outer.left.property : null;
    default:
      return null;
  }
}

/** `onMessage`, `handleChat`: whoever calls such a function tells it something and asks nothing. */
const HEARS = /^[_#]?(?:on|handle)(?:[A-Z_]|$)/;

/** What streams and runtimes call by name on the objects that they are given. */
const CALLED_BY_NAME: ReadonlySet<string> = new Set(
  '_write _transform _read _final write start pull transform flush fetch setup handler default main run'.split(
    ' ',
  ),
);

/** Tells whether the program calls this function to have something sent, as far as its surroundings show. */
export function isCalledForItself(header: FunctionHeader, identification: Identification): boolean {
  const fn = header.node;
  if (!isFunction(fn) || header.isGenerator) return false;
  if (header.kind !== 'function' && header.kind !== 'arrow' && header.kind !== 'method') return false;
  const name = nameOf(fn);
  if (name === null || HEARS.test(nameText(name))) return false;
  return (
    !isHanded(fn, identification) &&
    !belongsToLibrary(fn, name, identification) &&
    !isHandedAway(fn, name, identification)
  );
}

/** The name as a message speaks of it. */
export function nameText(name: Node): string {
  if (name.type === 'Identifier') return name.name;
  if (name.type === 'PrivateIdentifier') return `#${name.name}`;
  return name.type === 'Literal' ? String(name.value) : '';
}

/** A library hands it a socket: it is a handler. */
function isHanded(fn: FunctionLike, { handed }: Identification): boolean {
  return fn.params.some((_, position) => handed(fn, position, []) !== null);
}

/** A decorated method, a member that a base class or an interface of a package asks for, a method of an object that is an argument. */
function belongsToLibrary(fn: FunctionLike, name: Node, identification: Identification): boolean {
  const member = outerOf(fn);
  if (member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') {
    if (decoratorsOf(member).length > 0) return true;
    const owner = parentOf(parentOf(member) ?? member);
    if (owner?.type !== 'ClassDeclaration' && owner?.type !== 'ClassExpression') return false;
    const contracts = [
      ...(owner.superClass === null ? [] : [owner.superClass]),
      ...(owner.implements ?? []).map(({ expression }) => expression),
    ];
    return contracts.some((contract) => isOfPackage(contract, identification));
  }
  if (member?.type !== 'Property') return false;
  if (CALLED_BY_NAME.has(nameText(name))) return true;
  const holder = outerOf(member.parent);
  if (holder?.type === 'VariableDeclarator') return false;
  return holder?.type === 'CallExpression' || holder?.type === 'NewExpression' || holder?.type === 'Property';
}

/** A class or interface that is imported from a package, or is the runtime's own. */
function isOfPackage(contract: Node, { importOf, module }: Identification): boolean {
  const imported = importOf(contract);
  if (imported !== null) return !imported.module.startsWith('.');
  const root = unwrap(contract);
  if (root.type !== 'Identifier') return false;
  return (module.variableOf(root)?.declaration.defs.length ?? 0) === 0;
}

/** The function itself is given to somebody, who then calls it: `agent.on('token', deliver)`, `setInterval(deliver, 100)`. */
function isHandedAway(fn: FunctionLike, name: Node, identification: Identification): boolean {
  return mentionsOf(fn, name, identification).some((mention) => {
    const given = chosenFrom(mention);
    const outer = outerOf(given);
    switch (outer?.type) {
      case 'CallExpression':
      case 'NewExpression':
        return unwrap(outer.callee) !== given;
      case 'AssignmentExpression':
        return unwrap(outer.right) === given && HEARS.test(targetName(outer.left));
      case 'MemberExpression': {
        // `deliver.bind(this)` as an argument
        const call = outer.object === mention && memberName(outer) === 'bind' ? outerOf(outer) : undefined;
        return call !== undefined && isArgument(call);
      }
      case 'JSXExpressionContainer':
        return true;
      default:
        return false;
    }
  });
}

/** `isLast ? deliverLast : deliver` stands for one of them. */
function chosenFrom(mention: Node): Node {
  const outer = outerOf(mention);
  const isOne =
    (outer?.type === 'ConditionalExpression' && outer.test !== mention) ||
    (outer?.type === 'LogicalExpression' && outer.right === mention);
  return outer !== undefined && isOne ? chosenFrom(outer) : mention;
}

function isArgument(node: Node): boolean {
  const outer = outerOf(node);
  return (
    (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') && unwrap(outer.callee) !== node
  );
}

function targetName(target: Node): string {
  return target.type === 'MemberExpression' ? (memberName(target) ?? '') : '';
}

function mentionsOf(fn: FunctionLike, name: Node, { module, syntax }: Identification): readonly Node[] {
  const member = outerOf(fn);
  if (member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') {
    const owner = module.classOf(parentOf(parentOf(member) ?? member) ?? member);
    return owner === null ? [] : syntax.mentions(fieldSlot(owner.id, nameText(name)));
  }
  const variable =
    name.type === 'Identifier' && outerOf(name)?.type !== 'MemberExpression' ? module.variableOf(name) : null;
  return (
    (variable?.declaration.references ?? [])
      .filter((reference) => reference.isRead())
      // References hold nodes, typed as unknown so that every scope manager fits.
      .map((reference) => reference.identifier as TSESTree.Node)
  );
}
