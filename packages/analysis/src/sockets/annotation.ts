// Written types, TypeScript's and JSDoc's, to what they mean for sockets.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { IrModule, Node } from '../ir/model.ts';
import { genericType, isReference, isTransparent } from './generic.ts';
import type { DocType } from './jsdoc.ts';
import { exportOf, instanceType, staticOf, type LibraryIndex } from './library-index.ts';
import { keyName } from './tree.ts';
import { unite, type Type } from './types.ts';

/** What the readers of annotations need from the identification. */
export interface AnnotationContext {
  readonly module: IrModule;
  readonly libraries: LibraryIndex;
  /** The type of a value-level expression, for `typeof x`. */
  readonly typeOf: (node: Node) => Type | null;
  /** What an imported or global name means as a class, module or local class. */
  readonly named: (identifier: TSESTree.Identifier) => Type | null;
  /** What a name means whatever its declaration says, because settings list it. */
  readonly listed: (identifier: TSESTree.Identifier) => Type | null;
  readonly classInstance: (type: Type | null) => Type | null;
  /** What the type parameters of a declaration stand for where it is named: `T` in `Entry<WebSocket>`. */
  readonly bound?: ReadonlyMap<Node, () => Type | null>;
  /** What a `@typedef` comment of the file gives this name. */
  readonly typedef: (name: string) => DocType | null;
}

const MAX_DEPTH = 12;
/** Returns what a TypeScript annotation means, or null. Where there is none, parsers leave it out or have null there. */
export function readAnnotation(
  node: Node | null | undefined,
  context: AnnotationContext,
  depth = 0,
): Type | null {
  if (node === null || node === undefined || depth > MAX_DEPTH) return null;
  const read = (inner: Node | null | undefined) => readAnnotation(inner, context, depth + 1);
  switch (node.type) {
    case 'TSTypeAnnotation':
      return read(node.typeAnnotation);
    case 'TSUnionType':
    case 'TSIntersectionType': {
      let type: Type | null = null;
      for (const part of node.types) type = unite(type, read(part));
      return type;
    }
    case 'TSArrayType':
      return { kind: 'collection', of: 'array', element: read(node.elementType) };
    case 'TSTupleType':
      return { kind: 'tuple', elements: node.elementTypes.map(read) };
    case 'TSNamedTupleMember':
      return read(node.elementType);
    case 'TSTypeOperator':
      return read(node.typeAnnotation);
    case 'TSOptionalType':
    case 'TSRestType':
      return read(node.typeAnnotation);
    case 'TSFunctionType':
      return signatureOf(node.params, node.returnType, context, depth);
    case 'TSTypeLiteral':
      return recordOf(node.members, context, depth);
    case 'TSTypeQuery':
      return node.exprName.type === 'TSImportType' ? null : context.typeOf(node.exprName);
    case 'TSImportType':
      return importedType(node, context);
    case 'TSTypeReference':
      return referenceType(node, context, depth);
    case 'TSInterfaceHeritage':
      return node.expression.type === 'Identifier' ? namedType(node.expression, [], context, depth) : null;
    default:
      return null;
  }
}

/** Returns what a JSDoc type means, or null. Names resolve as imports and globals of the file, by `lookUp`. */
export function readDoc(
  type: DocType,
  context: AnnotationContext,
  lookUp: (name: string) => TSESTree.Identifier | null,
  depth = 0,
): Type | null {
  if (depth > MAX_DEPTH) return null;
  const read = (inner: DocType) => readDoc(inner, context, lookUp, depth + 1);
  switch (type.kind) {
    case 'array':
      return { kind: 'collection', of: 'array', element: read(type.element) };
    case 'union': {
      let union: Type | null = null;
      for (const part of type.parts) union = unite(union, read(part));
      return union;
    }
    case 'record':
      return {
        kind: 'record',
        field: (name) => {
          const field = type.fields.get(name);
          return field === undefined ? null : read(field);
        },
      };
    case 'name': {
      const args = type.arguments.map(read);
      if (type.module !== null) return exportedInstance(type.module, type.path, context);
      const [name = '', ...path] = type.path;
      const generic = genericType(name, args);
      if (generic !== undefined) return generic;
      const listed = path.length === 0 ? context.libraries.named(name, null) : null;
      if (listed !== null) return context.classInstance(listed);
      const defined = path.length === 0 ? context.typedef(name) : null;
      if (defined !== null) return read(defined);
      const identifier = lookUp(name);
      const root = identifier === null ? context.libraries.global(name) : context.named(identifier);
      return memberInstance(root, path, context);
    }
  }
}

function referenceType(
  node: TSESTree.TSTypeReference,
  context: AnnotationContext,
  depth: number,
): Type | null {
  const args = node.typeArguments?.params ?? [];
  const { typeName } = node;
  if (typeName.type === 'Identifier') return namedType(typeName, args, context, depth);
  if (typeName.type !== 'TSQualifiedName') return null;
  const path: string[] = [];
  let left: TSESTree.EntityName = typeName;
  while (left.type === 'TSQualifiedName') {
    path.unshift(left.right.name);
    left = left.left;
  }
  if (left.type !== 'Identifier') return null;
  const last = path.at(-1) ?? '';
  if (isReference(last) || isTransparent(last)) return namedGeneric(last, args, context, depth);
  return memberInstance(context.named(left), path, context);
}

function namedType(
  name: TSESTree.Identifier,
  args: readonly Node[],
  context: AnnotationContext,
  depth: number,
): Type | null {
  const listed = context.listed(name);
  if (listed !== null) return context.classInstance(listed);
  const variable = context.module.variableOf(name);
  const definition = definitionOf(variable?.declaration);
  if (variable === null || definition === undefined || isReference(name.name)) {
    const generic = namedGeneric(name.name, args, context, depth);
    if (generic !== null) return generic;
  }
  switch (definition?.type) {
    case 'TSInterfaceDeclaration':
      return recordOf(
        definition.body.body,
        bind(definition, args, context, depth),
        depth,
        definition.extends,
      );
    case 'TSTypeAliasDeclaration':
      return readAnnotation(definition.typeAnnotation, bind(definition, args, context, depth), depth + 1);
    case 'TSTypeParameter': {
      const bound = context.bound?.get(definition);
      return bound === undefined ? readAnnotation(definition.constraint, context, depth + 1) : bound();
    }
    default:
      return context.classInstance(context.named(name));
  }
}

/** `interface Entry<T> { link: T }`, named as `Entry<WebSocket>`. What is left out stands for its default. */
function bind(
  { typeParameters }: TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration,
  args: readonly Node[],
  context: AnnotationContext,
  depth: number,
): AnnotationContext {
  const bound = new Map(context.bound);
  // Some parsers have null for what is absent.
  for (const [position, parameter] of (typeParameters?.params ?? []).entries()) {
    const given = args[position] ?? parameter.default ?? null;
    if (given !== null) bound.set(parameter, () => readAnnotation(given, context, depth + 1));
  }
  return { ...context, bound };
}

function namedGeneric(
  name: string,
  args: readonly Node[],
  context: AnnotationContext,
  depth: number,
): Type | null {
  const read = (index: number) => {
    return readAnnotation(args[index], context, depth + 1);
  };
  if (name === 'InstanceType') return context.classInstance(read(0));
  return genericType(name, [read(0), read(1)]) ?? null;
}

function importedType(node: TSESTree.TSImportType, context: AnnotationContext): Type | null {
  if (node.qualifier === null) return null;
  const path: string[] = [];
  let at: TSESTree.EntityName = node.qualifier;
  while (at.type === 'TSQualifiedName') {
    path.unshift(at.right.name);
    at = at.left;
  }
  if (at.type === 'Identifier') path.unshift(at.name);
  return exportedInstance(node.source.value, path, context);
}

/** Returns an instance of what a module exports under `path`. */
function exportedInstance(module: string, path: readonly string[], context: AnnotationContext): Type | null {
  const listed = path[0] === undefined || path.length > 1 ? null : context.libraries.named(path[0], module);
  if (listed !== null) return context.classInstance(listed);
  const library = context.libraries.module(module);
  return library === null ? null : memberInstance({ kind: 'module', library }, path, context);
}

/** Follows `path` from a module or class and returns an instance of the class it ends at. */
function memberInstance(root: Type | null, path: readonly string[], context: AnnotationContext): Type | null {
  let at = root;
  for (const segment of path) {
    if (at?.kind === 'module' && at.library !== undefined)
      at = exportOf(at.library, segment) ?? instanceType(at.library, segment);
    else if (at?.kind === 'class') at = staticOf(at.library, at.name, segment);
    else if (at?.kind === 'record') at = at.field(segment);
    else return null;
  }
  return context.classInstance(at);
}

function signatureOf(
  parameters: readonly TSESTree.Parameter[],
  result: TSESTree.TSTypeAnnotation | undefined,
  context: AnnotationContext,
  depth: number,
): Type {
  // `(this: Server, socket: Socket) => void` takes one argument.
  const given = parameters.filter((one) => one.type !== 'Identifier' || one.name !== 'this');
  return {
    kind: 'signature',
    parameter: (position) => {
      const parameter = given[position];
      return parameter?.type === 'Identifier'
        ? readAnnotation(parameter.typeAnnotation, context, depth + 1)
        : null;
    },
    returns: () => readAnnotation(result, context, depth + 1),
  };
}

/** Returns what an interface means: a record, or the socket that it extends. */
export function recordOfInterface(
  { body, extends: bases }: TSESTree.TSInterfaceDeclaration,
  context: AnnotationContext,
): Type {
  return recordOf(body.body, context, 0, bases);
}

function recordOf(
  members: readonly TSESTree.TypeElement[],
  context: AnnotationContext,
  depth: number,
  bases: readonly Node[] = [],
): Type {
  const index = members.find((member) => member.type === 'TSIndexSignature');
  if (index?.type === 'TSIndexSignature')
    return {
      kind: 'collection',
      of: 'object',
      element: readAnnotation(index.typeAnnotation, context, depth + 1),
    };
  const inherited = bases.map((base) => readAnnotation(base, context, depth + 1));
  // `interface Client extends WebSocket`: the record is the socket, with more fields.
  const socket = inherited.find((base) => base?.kind === 'socket');
  if (socket !== undefined && socket !== null) return socket;
  return {
    kind: 'record',
    field: (name) => {
      for (const member of members) {
        if (member.type === 'TSMethodSignature' && keyName(member.key, member.computed) === name)
          return signatureOf(member.params, member.returnType, context, depth);
        if (member.type === 'TSPropertySignature' && keyName(member.key, member.computed) === name)
          return readAnnotation(member.typeAnnotation, context, depth + 1);
      }
      for (const base of inherited) {
        const field = base?.kind === 'record' ? base.field(name) : null;
        if (field !== null) return field;
      }
      return null;
    },
  };
}
