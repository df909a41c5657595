// source → IrModule: a header for every function and class at once, a body when it is asked for.
import { definitionOf } from '../ir/definition.ts';
import type {
  ClassHeader,
  FunctionHeader,
  FunctionId,
  IrFunction,
  IrModule,
  Node,
  Variable,
} from '../ir/model.ts';
import { makerNamed } from '../ir/maker.ts';
import type { Source } from '../source.ts';
import { lowerBody } from './body.ts';
import type { ClassNode, FoundFunction, Survey } from './headers.ts';
import { survey } from './headers.ts';
import { findClassName, findName, membersOf } from './members.ts';
import type { ModuleNames, Variables } from './names.ts';
import { kept, resolveVariables } from './names.ts';
import { findAliasOwner, isStatic, thisOfFunction } from './self.ts';

/**
 * Lowers a file. Functions and classes are numbered in the order of the source; function 0 is the module itself.
 *
 * Never throws for what the file contains: what the lowering cannot follow becomes `unsupported` instructions.
 */
export function lowerModule(source: Source): IrModule {
  const variables = resolveVariables(source.scopes);
  const found = survey(source.ast);
  const numbers = new Map<Node, number>(found.functions.map((one, id) => [one.node, id]));
  const classNumbers = new Map<Node, number>(found.classes.map((one, id) => [one.node, id]));
  const functions = found.functions.map((one, id) => headerOf(one, id, variables, numbers, classNumbers));
  const byNode = indexByNode(found.functions, functions);
  const classes = found.classes.map((one, id): ClassHeader => {
    const { node } = one;
    const members = membersOf(node, (member) => byNode.get(member)?.id ?? null);
    return { id, name: findClassName(one), node, members, base: baseOf(node, variables, classNumbers) };
  });
  const names = namesOf(variables, found, byNode, classNumbers);
  const bodies = new Map<FunctionId, IrFunction>();
  return {
    functions,
    classes,
    functionOf: (node) => byNode.get(node) ?? null,
    classOf: (node) => classes[classNumbers.get(node) ?? -1] ?? null,
    variableOf: (identifier) => variables.of(identifier),
    body: (id) => {
      const header = functions[id];
      if (header === undefined) throw new Error(`invariant: the module has no function ${id}`);
      const body = bodies.get(id) ?? lowerBody(header, names);
      bodies.set(id, body);
      return body;
    },
  };
}

function headerOf(
  found: FoundFunction,
  id: FunctionId,
  variables: Variables,
  numbers: ReadonlyMap<Node, number>,
  classNumbers: ReadonlyMap<Node, number>,
): FunctionHeader {
  const { node, kind } = found;
  const maker = found.putOn === null ? null : makerNamed(found.putOn, variables.of);
  const owner = found.class ?? maker;
  return {
    id,
    name: findName(found),
    kind,
    isAsync: 'async' in node && node.async,
    isGenerator: 'generator' in node && node.generator,
    isStatic: isStatic(found),
    node,
    parent: found.parent === null ? null : (numbers.get(found.parent.node) ?? null),
    class: owner === null ? null : (classNumbers.get(owner) ?? null),
    sharesThis: found.sharesThis,
    maker: maker === null ? null : (numbers.get(maker) ?? null),
  };
}

/** Functions by their own node and by the member that holds them. */
function indexByNode(
  found: readonly FoundFunction[],
  headers: readonly FunctionHeader[],
): ReadonlyMap<Node, FunctionHeader> {
  const index = new Map<Node, FunctionHeader>();
  for (const header of headers) {
    index.set(header.node, header);
    const holder = found[header.id]?.holder;
    const isMember = holder?.type === 'MethodDefinition' || holder?.type === 'Property';
    if (isMember && holder.value === header.node) index.set(holder, header);
  }
  return index;
}

function baseOf(
  node: ClassNode,
  variables: Variables,
  classNumbers: ReadonlyMap<Node, number>,
): number | null {
  if (node.superClass?.type !== 'Identifier') return null;
  const definition = definitionOf(variables.of(node.superClass)?.declaration);
  if (definition === undefined) return null;
  const declared = definition.type === 'VariableDeclarator' ? definition.init : definition;
  return declared === null ? null : (classNumbers.get(declared) ?? null);
}

function namesOf(
  variables: Variables,
  found: Survey,
  byNode: ReadonlyMap<Node, FunctionHeader>,
  classNumbers: ReadonlyMap<Node, number>,
): ModuleNames {
  const thisOf = kept((id: FunctionId) =>
    thisOfFunction(found.functions[id], variables, (one) => byNode.get(one.node) ?? null),
  );
  return {
    variableOf: variables.of,
    invent: variables.invent,
    thisOf,
    aliasOf: kept((variable: Variable) => {
      const owner = findAliasOwner(variable, found);
      return owner === null ? null : thisOf(byNode.get(owner.node)?.id ?? 0);
    }),
    functionIdOf: (node) => byNode.get(node)?.id ?? null,
    classIdOf: (node) => classNumbers.get(node) ?? null,
    hasEffects: (node) => found.effectful.has(node),
  };
}
