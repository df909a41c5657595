// Where a program keeps what it has to know of its link between two sockets: in the class of the method that connects, in the
// block of the function that does, or, where one function connects to several places, in a parameter of it.
import type { Dialling, Node, ScopeVariable, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Refusal } from '../repair.ts';
import { findAround, isInside, outerOf, siblingsOf, type FunctionNode } from '../syntax/tree.ts';
import { variablesNamed } from '../syntax/names.ts';

export type LinkHome =
  | {
      readonly kind: 'class';
      readonly body: TSESTree.ClassBody;
      readonly member: Node;
      readonly maker: FunctionNode;
      /** As the class itself calls it: `this.connect`. */
      readonly call: string;
      /** `#` before the names of its members, where it hides them so. */
      readonly mark: '#' | '';
    }
  | {
      readonly kind: 'block' | 'parameter';
      /** What declares the function that connects, or the class of the method that does. */
      readonly statement: Node;
      readonly maker: FunctionNode;
      /** As it calls itself: `connect`, `this.connect`. */
      readonly call: string;
    };

/** Finds the home; refuses where the function that connects has no name by which it can be called again. */
export function findHome({ maker }: Dialling, source: Source): LinkHome | Refusal {
  if (maker === null) return { refused: 'there is no function that could connect again' };
  const outer = outerOf(maker);
  if (outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition')
    return homeInClass(maker, outer);
  const name = maker.type === 'FunctionDeclaration' ? maker.id : nameOfConstant(outer);
  if (name === null) return { refused: 'the function that connects has no name' };
  const statement = statementOf(maker.type === 'FunctionDeclaration' ? maker : (outer ?? maker));
  if (statement === null) return { refused: 'there is no place beside the function that connects' };
  if (maker.generator) return { refused: 'the function that connects is a generator' };
  if (maker.params.length === 0) return { kind: 'block', statement, maker, call: name.name };
  const variable = variablesNamed(name.name, source).find((one) => one.identifiers[0] === name);
  if (variable === undefined || !isOnlyCalled(variable))
    return { refused: 'the function that connects is handed to others, with parameters of its own' };
  return { kind: 'parameter', statement, maker, call: name.name };
}

function homeInClass(
  maker: FunctionNode,
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): LinkHome | Refusal {
  const body = outerOf(member);
  const { key } = member;
  const isNamed = key.type === 'Identifier' || key.type === 'PrivateIdentifier';
  if (body?.type !== 'ClassBody' || member.computed || member.static || !isNamed)
    return { refused: 'the method that connects has no name' };
  if (member.type === 'MethodDefinition' && member.kind !== 'method')
    return { refused: 'the socket is connected in the constructor, so another one needs another instance' };
  const isPrivate = key.type === 'PrivateIdentifier';
  const hides = body.body.some((one) => 'key' in one && one.key.type === 'PrivateIdentifier');
  const call = `this.${isPrivate ? '#' : ''}${key.name}`;
  if (maker.params.length > 0) {
    const owner = outerOf(body);
    const statement = owner?.type === 'ClassDeclaration' ? statementOf(owner) : null;
    return statement === null || member.override
      ? { refused: 'what the method that connects was called with is not kept' }
      : { kind: 'parameter', statement, maker, call };
  }
  return { kind: 'class', body, member, maker, call, mark: hides ? '#' : '' };
}

function nameOfConstant(outer: Node | null): TSESTree.Identifier | null {
  return outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id : null;
}

/** The statement that declares a function, with the `export` before it. */
function statementOf(declaring: Node): Node | null {
  let at: Node = declaring.type === 'VariableDeclarator' ? (outerOf(declaring) ?? declaring) : declaring;
  const outer = outerOf(at);
  if (outer?.type === 'ExportNamedDeclaration' || outer?.type === 'ExportDefaultDeclaration') at = outer;
  return siblingsOf(at) === null ? null : at;
}

function isOnlyCalled({ references }: ScopeVariable): boolean {
  return references.every((use) => {
    // Scope managers keep the identifier of each reference.
    const name = use.identifier as Node;
    const outer = outerOf(name);
    const isCalled = outer?.type === 'CallExpression' && outer.callee === name;
    return !use.isRead() || isCalled || isExport(outer);
  });
}

/** `export { connect }`, `module.exports = { connect }`, `exports.connect = connect`: whoever imports it can only call it as well. */
function isExport(outer: Node | null): boolean {
  if (outer?.type === 'ExportSpecifier') return true;
  const given = outer?.type === 'Property' ? outerOf(outerOf(outer) ?? outer) : outer;
  if (given?.type !== 'AssignmentExpression' || given.left.type !== 'MemberExpression') return false;
  const { object, property } = given.left;
  const holder = object.type === 'MemberExpression' ? object.object : object;
  const name = holder.type === 'Identifier' ? holder.name : '';
  return (
    name === 'exports' || (name === 'module' && (object !== holder || nameOfKey(property) === 'exports'))
  );
}

function nameOfKey(key: Node): string | null {
  return key.type === 'Identifier' ? key.name : null;
}

/** Tells whether what is declared at home can be named at a node. */
export function isAtHome(home: LinkHome, place: Node): boolean {
  if (home.kind === 'class') return isInside(place, home.body);
  const block = outerOf(home.statement);
  return block !== null && isInside(place, block);
}

/** Returns how the instance is called at a node of its class; null where `this` means something else. */
export function selfAt(place: Node, body: TSESTree.ClassBody): 'this' | null {
  let fn = findAround(place, ({ type }) => /Function/.test(type));
  while (fn?.type === 'ArrowFunctionExpression') {
    const outer = outerOf(fn);
    if (outer?.type === 'PropertyDefinition') return outerOf(outer) === body ? 'this' : null;
    fn = findAround(fn, ({ type }) => /Function/.test(type));
  }
  const member = fn === null ? null : outerOf(fn);
  return member !== null && outerOf(member) === body ? 'this' : null;
}
