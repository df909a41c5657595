// Whether code out of sight can reach a collection or a handle, and so take something out of it or stop it.
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import {
  calledName,
  eachNode,
  isFunction,
  keyName,
  memberName,
  outerOf,
  parentOf,
  unwrap,
} from '../sockets/tree.ts';
import { rootVariable } from './lifetime.ts';
import { isPrivate } from './when-run.ts';

/** Functions that only read what they are given. */
const READS =
  /^(?:Array|Object|Set|Map|JSON|console|String|Boolean|Number|log|logger|Promise|clear\w+|assert\w*|expect|Symbol|Math)$/;

/** Tells whether code out of sight can reach what an expression names. */
export function escapes(expression: Node, identification: Identification): boolean {
  const at = unwrap(expression);
  const variable = rootVariable(at, identification);
  if (variable !== null) {
    const path = pathOf(at);
    const declared = definitionOf(variable.declaration);
    if (declared?.type !== 'VariableDeclarator' || isDeclaredForOthers(declared)) return true;
    return variable.declaration.references.some((use) => {
      const node = use.identifier as Node;
      return use.isRead() && isGivenAway(node, path) && !staysInside(node, identification);
    });
  }
  return escapesFromClass(at, identification);
}

/** Functions that hand on what they are handed, before the search gives up. */
const MAX_HANDS = 3;

/** It is handed to a function of this file, which keeps it to itself: `sizes(this.rooms)`. */
function staysInside(use: Node, identification: Identification, hands = MAX_HANDS): boolean {
  const call = outerOf(use);
  if (call?.type !== 'CallExpression' || hands === 0) return false;
  const position = call.arguments.findIndex((argument) => unwrap(argument) === unwrap(use));
  const fn = position === -1 ? null : identification.functionNamed(call.callee)?.node;
  const parameter = isFunction(fn) ? fn.params[position] : undefined;
  const variable = parameter?.type === 'Identifier' ? identification.module.variableOf(parameter) : undefined;
  if (variable == null) return false;
  return variable.declaration.references.every((reference) => {
    const node = reference.identifier as Node;
    return !isGivenAway(node) || staysInside(node, identification, hands - 1);
  });
}

function escapesFromClass(expression: Node, identification: Identification): boolean {
  const { syntax, module } = identification;
  let at = expression;
  while (at.type === 'MemberExpression' && unwrap(at.object).type !== 'ThisExpression')
    at = unwrap(at.object);
  const slot = syntax.slotOf(at);
  const found = fieldOfSlot(slot, module);
  if (slot === null || found === null) return true;
  const { name, owner } = found;
  const isLost = (mention: Node) => isGivenAway(mention) && !staysInside(mention, identification);
  if (syntax.mentions(slot).some(isLost)) return true;
  if (name.startsWith('#') || name.startsWith('_') || !isSeenByOthers(owner.node)) return false;
  const field = syntax.fieldOf(owner.node, name);
  if (field === null) return true;
  if (field.type === 'Identifier') return !isPrivateParameter(field);
  return !('key' in field) || !isPrivate(field as Parameters<typeof isPrivate>[0]);
}

function isPrivateParameter(name: Node): boolean {
  const property = parentOf(name);
  return property?.type === 'TSParameterProperty' && property.accessibility === 'private';
}

/** A class that is exported, returned or handed on. */
function isSeenByOthers(owner: Node): boolean {
  if (isMadeByRuntime(owner)) return false;
  const outer = parentOf(owner);
  return outer?.type !== 'Program' || owner.type !== 'ClassDeclaration' || isNamedElsewhere(owner);
}

/** A Durable Object: it has to be exported, and the platform alone makes it. */
function isMadeByRuntime(owner: Node): boolean {
  if (owner.type !== 'ClassDeclaration') return false;
  const base = owner.superClass?.type === 'Identifier' ? owner.superClass.name : null;
  if (base === 'DurableObject') return true;
  const isAnswering = owner.body.body.some(
    (member) => member.type === 'MethodDefinition' && keyName(member.key, member.computed) === 'fetch',
  );
  return base === null && isAnswering && acceptsSockets(owner);
}

/** `new WebSocketPair()`, `state.acceptWebSocket(server)` */
function acceptsSockets(owner: Node): boolean {
  return [...eachNode(owner)].some(
    (node) =>
      (node.type === 'NewExpression' &&
        node.callee.type === 'Identifier' &&
        node.callee.name === 'WebSocketPair') ||
      (node.type === 'CallExpression' && calledName(node) === 'acceptWebSocket'),
  );
}

/** `module.exports = Hub`, `export { Hub }`, `export default Hub`: any mention but `new Hub()` hands it on. */
function isNamedElsewhere(owner: Node): boolean {
  const program = parentOf(owner);
  if (program?.type !== 'Program' || owner.type !== 'ClassDeclaration') return true;
  const name = owner.id?.name;
  return program.body.some((statement) => {
    if (statement.type === 'ExportNamedDeclaration')
      return statement.specifiers.some(({ local }) => local.type === 'Identifier' && local.name === name);
    if (statement.type === 'ExportDefaultDeclaration')
      return statement.declaration.type === 'Identifier' && statement.declaration.name === name;
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
      return false;
    return /exports\b/.test(programText(statement.expression.left));
  });
}

function programText(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  return at.type === 'MemberExpression' ? `${programText(at.object)}.${memberName(at) ?? ''}` : '';
}

function isDeclaredForOthers(declarator: Node): boolean {
  const declaration = parentOf(declarator);
  return declaration === undefined || /^Export/.test(parentOf(declaration)?.type ?? '');
}

/** Tells whether a use of a name hands its value on: to an unknown function, into an object, to a caller. */
export function isGivenAway(use: Node, path: readonly string[] = []): boolean {
  const outer = outerOf(use);
  switch (outer?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      if (unwrap(outer.callee) === unwrap(use)) return false;
      let callee = unwrap(outer.callee);
      if (callee.type === 'MemberExpression' && READS.test(memberName(callee) ?? '')) return false;
      while (callee.type === 'MemberExpression') callee = unwrap(callee.object);
      return !(callee.type === 'Identifier' && READS.test(callee.name));
    }
    // `state.clients` is handed on where the whole member is.
    case 'MemberExpression':
      return (
        unwrap(outer.object) === unwrap(use) &&
        memberName(outer) === path[0] &&
        isGivenAway(outer, path.slice(1))
      );
    case 'Property':
      return (
        outer.parent.type === 'ObjectExpression' &&
        (outer.shorthand || keyName(outer.key, outer.computed) !== null)
      );
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'YieldExpression':
    case 'ArrayExpression':
      return true;
    case 'AssignmentExpression':
      return unwrap(outer.right) === unwrap(use) && unwrap(outer.left).type === 'MemberExpression';
    case 'VariableDeclarator':
      return outer.id.type !== 'Identifier';
    default:
      return false;
  }
}

/** `['clients']` of `state.clients`; nothing behind a name that is computed. */
function pathOf(expression: Node): readonly string[] {
  const at = unwrap(expression);
  if (at.type !== 'MemberExpression') return [];
  const name = memberName(at);
  return name === null ? pathOf(at.object) : [...pathOf(at.object), name];
}
