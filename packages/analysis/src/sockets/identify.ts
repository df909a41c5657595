// What is a socket: the type of any expression, as far as sockets care. Answers are looked up lazily and kept; a question
// that is asked again while it is being answered gets null, so a cycle ends.
import type { TSESTree } from '@typescript-eslint/types';
import type { Library } from '@socket-safety/libraries';
import type { FunctionHeader, IrModule, Node, Variable } from '../ir/model.ts';
import type { Source } from '../source.ts';
import { widen } from '../states.ts';
import { readAnnotation, readDoc, type AnnotationContext } from './annotation.ts';
import { readDocType } from './jsdoc.ts';
import {
  constructedType,
  exportOf,
  functionRow,
  indexLibraries,
  instanceType,
  ownValue,
  referredType,
  staticOf,
  typeRow,
} from './library-index.ts';
import type { TypeOracle } from './oracle.ts';
import { parameterType } from './parameter.ts';
import { documentedNode, indexSyntax, type SyntaxIndex } from './syntax-index.ts';
import { isFunction, keyName, memberName, unwrap, type FunctionLike } from './tree.ts';
import { partsOf, unite, type Type } from './types.ts';

/** Answers what expressions and variables are. */
export interface Identification {
  readonly typeOf: (node: Node) => Type | null;
  readonly typeOfVariable: (variable: Variable) => Type | null;
  /** The function of this file that an expression names: an identifier, `this.method`, or a function itself. */
  readonly functionNamed: (node: Node) => FunctionHeader | null;
  readonly syntax: SyntaxIndex;
  readonly variables: ReadonlyMap<number, Variable>;
  readonly module: IrModule;
  /** The library that a module specifier belongs to. */
  readonly libraryOf: (specifier: string) => Library | null;
  /** `{ module: 'events', name: 'once' }` for an imported name or a member of an imported module. */
  readonly importOf: (node: Node) => { readonly module: string; readonly name: string } | null;
}

/** Names of the host's global object. */
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);
const MAX_DEPTH = 40;

/** Methods whose result is one element, and those whose result is a collection of the same elements. */
const ELEMENT = new Set(['get', 'at', 'find', 'findLast', 'pop', 'shift']);
const SAME = new Set([
  'values',
  'filter',
  'slice',
  'concat',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'splice',
  'toSpliced',
]);

/** Prepares the identification of one file. */
export function identify(
  source: Source,
  module: IrModule,
  libraries: readonly Library[],
  oracle: TypeOracle | null,
): Identification {
  const index = indexLibraries(libraries);
  const syntax = indexSyntax(source, module);
  const known = new Map<Node, Type | null>();
  const knownVariables = new Map<number, Type | null>();
  let depth = 0;

  const context: AnnotationContext = {
    module,
    libraries: index,
    typeOf: (node) => typeOf(node),
    named: (identifier) => namedType(identifier),
    classInstance,
  };

  function typeOf(node: Node): Type | null {
    const inner = unwrap(node);
    const answer = known.get(inner);
    if (answer !== undefined || known.has(inner)) return answer ?? null;
    if (depth > MAX_DEPTH) return null;
    known.set(inner, null);
    depth++;
    const type = assertedType(node) ?? infer(inner) ?? oracleType(inner);
    depth--;
    known.set(inner, type);
    return type;
  }

  /** `x as WebSocket` says what the checker believes. */
  function assertedType(node: Node): Type | null {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return null;
    return readAnnotation(node.typeAnnotation, context);
  }

  function oracleType(node: Node): Type | null {
    if (oracle === null) return null;
    let type: Type | null = null;
    for (const named of oracle.typesOf(node)) type = unite(type, index.declared(named));
    return type;
  }

  function infer(node: Node): Type | null {
    switch (node.type) {
      case 'Identifier':
        return namedType(node);
      case 'ThisExpression': {
        const slot = syntax.slotOf(node);
        return slot?.startsWith('c') === true ? { kind: 'local', class: Number(slot.slice(1)) } : null;
      }
      case 'MemberExpression':
        return memberType(node);
      case 'CallExpression':
        return callType(node);
      case 'NewExpression':
        return newType(node);
      case 'AwaitExpression': {
        const type = typeOf(node.argument);
        return type?.kind === 'promise' ? type.of : type;
      }
      case 'AssignmentExpression':
        return node.operator === '=' ? typeOf(node.right) : unite(typeOf(node.left), typeOf(node.right));
      case 'LogicalExpression':
        return unite(typeOf(node.left), typeOf(node.right));
      case 'ConditionalExpression':
        return unite(typeOf(node.consequent), typeOf(node.alternate));
      case 'SequenceExpression': {
        const last = node.expressions.at(-1);
        return last === undefined ? null : typeOf(last);
      }
      case 'ArrayExpression':
        return { kind: 'collection', of: 'array', element: elementsType(node.elements) };
      case 'ObjectExpression':
        return recordType(node);
      case 'ClassExpression': {
        const header = module.classOf(node);
        return header === null ? null : { kind: 'local-class', class: header.id };
      }
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const header = module.functionOf(node);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      default:
        return null;
    }
  }

  function namedType(identifier: TSESTree.Identifier): Type | null {
    const variable = module.variableOf(identifier);
    if (variable !== null && variable.declaration.defs.length > 0) return typeOfVariable(variable);
    if (GLOBAL_OBJECTS.has(identifier.name)) return { kind: 'module', library: undefined };
    return index.global(identifier.name);
  }

  function typeOfVariable(variable: Variable): Type | null {
    const answer = knownVariables.get(variable.id);
    if (answer !== undefined || knownVariables.has(variable.id)) return answer ?? null;
    knownVariables.set(variable.id, null);
    let type: Type | null = null;
    for (const definition of variable.declaration.defs) {
      // Definitions come from any scope manager, which types their nodes as unknown.
      const node = definition.node as Node;
      type = unite(type, definitionType(variable, definition.type, node));
    }
    const slot = `v${variable.id}`;
    for (const value of syntax.assigned(slot)) type = unite(type, typeOf(value));
    type = fillCollection(type, slot);
    if (type === null && oracle !== null) {
      const name = variable.declaration.identifiers[0] as Node | undefined;
      if (name !== undefined) type = oracleType(name);
    }
    knownVariables.set(variable.id, type);
    return type;
  }

  function definitionType(variable: Variable, kind: string, node: Node): Type | null {
    switch (kind) {
      case 'ImportBinding':
        return importType(node);
      case 'ClassName': {
        const header = module.classOf(node);
        return header === null ? null : { kind: 'local-class', class: header.id };
      }
      case 'FunctionName': {
        const header = module.functionOf(node);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      case 'Variable':
        return node.type === 'VariableDeclarator' ? declaratorType(variable, node) : null;
      case 'Parameter': {
        const name = variable.declaration.identifiers[0] as Node | undefined;
        return name === undefined ? null : patternType(name);
      }
      default:
        return null;
    }
  }

  function importType(specifier: Node): Type | null {
    const declaration = specifier.parent;
    if (declaration?.type === 'TSImportEqualsDeclaration' || specifier.type === 'TSImportEqualsDeclaration') {
      const equals = specifier.type === 'TSImportEqualsDeclaration' ? specifier : declaration;
      const reference = equals?.type === 'TSImportEqualsDeclaration' ? equals.moduleReference : undefined;
      return reference?.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal'
        ? requiredType(String(reference.expression.value))
        : null;
    }
    if (declaration?.type !== 'ImportDeclaration') return null;
    const library = index.module(declaration.source.value);
    if (library === null) return null;
    switch (specifier.type) {
      case 'ImportNamespaceSpecifier':
        return { kind: 'module', library };
      case 'ImportDefaultSpecifier':
        return exportOf(library, 'default') ?? { kind: 'module', library };
      case 'ImportSpecifier': {
        const name = keyName(specifier.imported, false) ?? '';
        return exportOf(library, name) ?? instanceOnly(library, name);
      }
      default:
        return null;
    }
  }

  /** A type that a module exports without a value: `import type { Connection }`. */
  function instanceOnly(library: Library, name: string): Type | null {
    return ownValue(library.types, name) === undefined ? null : { kind: 'class', library, name };
  }

  /** `require('ws')`: the class, where the module is one, else the module. */
  function requiredType(specifier: string): Type | null {
    const library = index.module(specifier);
    if (library === null) return null;
    return exportOf(library, 'default') ?? { kind: 'module', library };
  }

  function declaratorType(variable: Variable, node: TSESTree.VariableDeclarator): Type | null {
    const name = variable.declaration.identifiers[0] as Node | undefined;
    if (node.id.type !== 'Identifier') return name === undefined ? null : patternType(name);
    return declaredType(node.id, node) ?? valueOfDeclarator(node);
  }

  function declaredType(name: TSESTree.Identifier, documented: Node): Type | null {
    if (name.typeAnnotation !== undefined) {
      const type = readAnnotation(name.typeAnnotation, context);
      if (type !== null) return type;
    }
    return docType(documentedNode(documented), 'type');
  }

  function docType(node: Node, tag: 'type' | 'returns' | 'param', name?: string): Type | null {
    const comment = syntax.docOf(node);
    const doc = comment === null ? null : readDocType(comment, tag, name);
    return doc === null ? null : readDoc(doc, context, importedName);
  }

  function importedName(name: string): TSESTree.Identifier | null {
    for (const statement of source.ast.body) {
      if (statement.type === 'ImportDeclaration') {
        const match = statement.specifiers.find((specifier) => specifier.local.name === name);
        if (match !== undefined) return match.local;
      } else if (statement.type === 'VariableDeclaration') {
        for (const { id } of statement.declarations)
          if (id.type === 'Identifier' && id.name === name) return id;
      } else if (statement.type === 'ClassDeclaration' && statement.id?.name === name) return statement.id;
    }
    return null;
  }

  function valueOfDeclarator(node: TSESTree.VariableDeclarator): Type | null {
    if (node.init !== null) return typeOf(node.init);
    const loop = node.parent.parent;
    if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === node.parent)
      return loop.type === 'ForOfStatement' ? walkedElement(typeOf(loop.right)) : null;
    return null;
  }

  /** The type of a name inside a destructuring pattern or parameter list. */
  function patternType(name: Node): Type | null {
    const path: string[] = [];
    let at: Node = name;
    if (name.type === 'Identifier' && name.typeAnnotation !== undefined) {
      const type = readAnnotation(name.typeAnnotation, context);
      if (type !== null) return type;
    }
    let fallback: Type | null = null;
    for (;;) {
      const outer = at.parent;
      switch (outer?.type) {
        case 'Property':
          path.unshift(keyName(outer.key, outer.computed) ?? '?');
          at = outer.parent;
          continue;
        case 'ArrayPattern':
          path.unshift(String(outer.elements.indexOf(at as TSESTree.DestructuringPattern)));
          at = outer;
          continue;
        case 'AssignmentPattern':
          if (path.length === 0) fallback = unite(fallback, typeOf(outer.right));
          at = outer;
          continue;
        case 'RestElement':
        case 'TSParameterProperty':
          at = outer;
          continue;
        case 'VariableDeclarator':
          return unite(followPath(declaratorValue(outer, at), path), fallback);
        default: {
          if (!isFunction(outer)) return fallback;
          return unite(followPath(parameterBase(outer, at), path), fallback);
        }
      }
    }
  }

  function declaratorValue(node: TSESTree.VariableDeclarator, pattern: Node): Type | null {
    const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
    const written = annotation === undefined ? null : readAnnotation(annotation as Node, context);
    return written ?? valueOfDeclarator(node);
  }

  function parameterBase(owner: FunctionLike, parameter: Node): Type | null {
    const position = owner.params.indexOf(parameter as TSESTree.Parameter);
    let pattern: Node = parameter;
    if (pattern.type === 'TSParameterProperty') pattern = pattern.parameter;
    if (pattern.type === 'AssignmentPattern') pattern = pattern.left;
    if ('typeAnnotation' in pattern && pattern.typeAnnotation !== undefined) {
      const type = readAnnotation(pattern.typeAnnotation as Node, context);
      if (type !== null) return type;
    }
    if (pattern.type === 'Identifier') {
      const type = docType(documentedNode(owner), 'param', pattern.name);
      if (type !== null) return type;
    }
    const own = pattern.type === 'Identifier' ? oracleType(pattern) : null;
    return own ?? parameterType(owner, position, self);
  }

  function followPath(type: Type | null, path: readonly string[]): Type | null {
    let at = type;
    for (const segment of path) {
      at = memberOf(at, segment);
      if (at === null) return null;
    }
    return at;
  }

  function memberType(node: TSESTree.MemberExpression): Type | null {
    const name = memberName(node);
    const object = typeOf(node.object);
    let type = name === null ? indexed(object) : memberOf(object, name);
    const slot = syntax.slotOf(node);
    if (slot !== null && object?.kind !== 'local') {
      for (const value of syntax.assigned(slot)) type = unite(type, typeOf(value));
      type = fillCollection(type, slot);
    }
    return type;
  }

  function indexed(object: Type | null): Type | null {
    for (const part of partsOf(object)) if (part.kind === 'collection') return part.element;
    return null;
  }

  function memberOf(object: Type | null, name: string): Type | null {
    let type: Type | null = null;
    for (const part of partsOf(object)) type = unite(type, memberOfPart(part, name));
    return type;
  }

  function memberOfPart(part: Type, name: string): Type | null {
    switch (part.kind) {
      case 'module':
        return part.library === undefined ? index.global(name) : exportOf(part.library, name);
      case 'class':
        return staticOf(part.library, part.name, name);
      case 'instance':
      case 'socket': {
        const ref = ownValue(typeRow(part.library, part.name)?.properties ?? {}, name);
        return ref === undefined ? null : referredType(part.library, ref);
      }
      case 'record':
        return part.field(name);
      case 'tuple':
        return part.elements[Number(name)] ?? null;
      case 'collection':
        return part.of === 'array' && !/^\d+$/.test(name)
          ? null
          : part.of === 'array' || part.of === 'object'
            ? part.element
            : null;
      case 'local':
        return fieldType(part.class, name);
      default:
        return null;
    }
  }

  const fields = new Map<string, Type | null>();
  function fieldType(classId: number, name: string): Type | null {
    const slot = `c${classId}.${name}`;
    const answer = fields.get(slot);
    if (answer !== undefined || fields.has(slot)) return answer ?? null;
    fields.set(slot, null);
    const header = module.classes[classId];
    let type: Type | null = null;
    if (header !== undefined) {
      const member = syntax.fieldOf(header.node, name);
      if (member !== null) type = declaredFieldType(member);
      if (type === null) for (const value of syntax.assigned(slot)) type = unite(type, typeOf(value));
      type = fillCollection(type, slot);
      if (type === null && header.base !== null) type = fieldType(header.base, name);
    }
    fields.set(slot, type);
    return type;
  }

  function declaredFieldType(member: Node): Type | null {
    switch (member.type) {
      case 'Identifier':
        return patternType(member);
      case 'MethodDefinition': {
        if (member.kind === 'get') return returnedType(member.value);
        const header = module.functionOf(member.value);
        return header === null ? null : { kind: 'local-function', function: header.id };
      }
      case 'PropertyDefinition':
      case 'AccessorProperty': {
        const written =
          member.typeAnnotation === undefined ? null : readAnnotation(member.typeAnnotation, context);
        return written ?? docType(member, 'type') ?? (member.value === null ? null : typeOf(member.value));
      }
      case 'TSAbstractPropertyDefinition':
        return member.typeAnnotation === undefined ? null : readAnnotation(member.typeAnnotation, context);
      default:
        return null;
    }
  }

  function recordType(node: TSESTree.ObjectExpression): Type {
    const answers = new Map<string, Type | null>();
    return {
      kind: 'record',
      field: (name) => {
        const answer = answers.get(name);
        if (answer !== undefined || answers.has(name)) return answer ?? null;
        // A record can spread itself, by way of a variable.
        answers.set(name, null);
        const type = recordField(node, name);
        answers.set(name, type);
        return type;
      },
    };
  }

  function recordField(node: TSESTree.ObjectExpression, name: string): Type | null {
    let spread: Type | null = null;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') spread ??= memberOf(typeOf(property.argument), name);
      else if (keyName(property.key, property.computed) === name) return typeOf(property.value);
    }
    return spread;
  }

  /** Gives a collection without known elements those that the file puts into it. */
  function fillCollection(type: Type | null, slot: string): Type | null {
    const parts = partsOf(type);
    const empty = parts.find((part) => part.kind === 'collection' && part.element === null);
    const isRecord = parts.some((part) => part.kind === 'record');
    if (empty === undefined && !isRecord) return type;
    let element: Type | null = null;
    for (const value of syntax.stored(slot)) element = unite(element, typeOf(value));
    if (element === null) return type;
    if (empty?.kind === 'collection') return { ...empty, element };
    return { kind: 'collection', of: 'object', element };
  }

  function elementsType(elements: readonly (Node | null)[]): Type | null {
    let type: Type | null = null;
    for (const element of elements) {
      if (element === null) continue;
      type = unite(
        type,
        element.type === 'SpreadElement' ? walkedElement(typeOf(element.argument)) : typeOf(element),
      );
    }
    return type;
  }

  function newType(node: TSESTree.NewExpression): Type | null {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier' && module.variableOf(callee)?.declaration.defs.length !== 1) {
      const built = builtIn(node, callee.name);
      if (built !== null) return built;
    }
    return classInstance(typeOf(node.callee), 'constructed');
  }

  function builtIn(node: TSESTree.NewExpression, name: string): Type | null {
    const args = node.typeArguments?.params ?? [];
    const written = (position: number) => {
      const argument = args[position];
      return argument === undefined ? null : readAnnotation(argument, context);
    };
    const from = node.arguments[0];
    const given = () => (from === undefined ? null : walkedElement(typeOf(from)));
    switch (name) {
      case 'Set':
      case 'WeakSet':
        return { kind: 'collection', of: 'set', element: written(0) ?? given() };
      case 'Map':
      case 'WeakMap': {
        const entry = given();
        return {
          kind: 'collection',
          of: 'map',
          element: written(1) ?? (entry?.kind === 'tuple' ? (entry.elements[1] ?? null) : null),
        };
      }
      case 'Array':
        return { kind: 'collection', of: 'array', element: written(0) };
      case 'Promise':
        return { kind: 'promise', of: written(0) };
      default:
        return null;
    }
  }

  function callType(node: TSESTree.CallExpression): Type | null {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier') {
      if (callee.name === 'require' && node.arguments[0]?.type === 'Literal')
        return requiredType(String(node.arguments[0].value));
      if (callee.name === 'useRef' || callee.name === 'ref' || callee.name === 'shallowRef')
        return referenceType(node);
    }
    if (callee.type === 'MemberExpression') {
      const type = methodType(node, callee);
      if (type !== null) return type;
    }
    const header = functionNamed(callee);
    if (header === null) return null;
    const type = returnedType(header.node);
    return header.isAsync && type?.kind !== 'promise' ? { kind: 'promise', of: type } : type;
  }

  /** `useRef<WebSocket>(null)`; assignments to `.current` are found as those of any slot. */
  function referenceType(node: TSESTree.CallExpression): Type {
    const argument = node.typeArguments?.params[0];
    const initial = node.arguments[0];
    return {
      kind: 'record',
      field: (name) => {
        if (name !== 'current' && name !== 'value') return null;
        const written = argument === undefined ? null : readAnnotation(argument, context);
        return written ?? (initial === undefined ? null : typeOf(initial));
      },
    };
  }

  function methodType(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Type | null {
    const name = memberName(callee) ?? '';
    const object = unwrap(callee.object);
    if (
      object.type === 'Identifier' &&
      module.variableOf(object) === null &&
      node.arguments[0] !== undefined
    ) {
      if (object.name === 'Array' && name === 'from')
        return {
          kind: 'collection',
          of: 'array',
          element: mappedElement(node) ?? walkedElement(typeOf(node.arguments[0])),
        };
      if (object.name === 'Object') return objectView(name, typeOf(node.arguments[0]));
    }
    let type: Type | null = null;
    for (const part of partsOf(typeOf(callee.object))) {
      if (part.kind === 'collection') type = unite(type, collectionMethod(node, part, name));
      else if (part.kind === 'instance' || part.kind === 'socket') {
        const row = functionRow(part.library, part.name, name);
        if (row?.returns !== undefined) type = unite(type, referredType(part.library, row.returns));
      }
    }
    return type;
  }

  function mappedElement(node: TSESTree.CallExpression): Type | null {
    const mapper = node.arguments[1];
    const header = mapper === undefined ? null : functionNamed(mapper);
    return header === null ? null : returnedType(header.node);
  }

  /** `Object.values(rooms)`, `Object.entries(rooms)`. */
  function objectView(name: string, type: Type | null): Type | null {
    const element = indexed(type);
    if (name === 'values') return { kind: 'collection', of: 'array', element };
    if (name === 'entries')
      return { kind: 'collection', of: 'array', element: { kind: 'tuple', elements: [null, element] } };
    return null;
  }

  function collectionMethod(
    node: TSESTree.CallExpression,
    type: Extract<Type, { kind: 'collection' }>,
    name: string,
  ): Type | null {
    if (ELEMENT.has(name)) return type.element;
    if (SAME.has(name)) return { kind: 'collection', of: 'array', element: type.element };
    if (name === 'entries')
      return { kind: 'collection', of: 'array', element: { kind: 'tuple', elements: [null, type.element] } };
    if (name === 'keys')
      return { kind: 'collection', of: 'array', element: type.of === 'set' ? type.element : null };
    if (name === 'map' || name === 'flatMap') {
      const mapper = node.arguments[0];
      const header = mapper === undefined ? null : functionNamed(mapper);
      return { kind: 'collection', of: 'array', element: header === null ? null : returnedType(header.node) };
    }
    return null;
  }

  function returnedType(owner: Node): Type | null {
    if (!isFunction(owner)) return null;
    const answer = known.get(owner.body);
    if (known.has(owner.body) && owner.body.type === 'BlockStatement') return answer ?? null;
    if (owner.body.type === 'BlockStatement') known.set(owner.body, null);
    let type = owner.returnType === undefined ? null : readAnnotation(owner.returnType, context);
    type ??= docType(documentedNode(owner), 'returns');
    if (type === null) for (const value of syntax.returns(owner)) type = unite(type, typeOf(value));
    if (owner.body.type === 'BlockStatement') known.set(owner.body, type);
    return type;
  }

  /** What walking a value yields: elements, or key and value of a map. */
  function walkedElement(type: Type | null): Type | null {
    let element: Type | null = null;
    for (const part of partsOf(type)) {
      if (part.kind !== 'collection') continue;
      element = unite(
        element,
        part.of === 'map' ? { kind: 'tuple', elements: [null, part.element] } : part.element,
      );
    }
    return element;
  }

  function classInstance(type: Type | null, how: 'constructed' | 'given' = 'given'): Type | null {
    let instance: Type | null = null;
    for (const part of partsOf(type)) {
      if (part.kind === 'class')
        instance = unite(
          instance,
          how === 'constructed'
            ? constructedType(part.library, part.name)
            : instanceType(part.library, part.name),
        );
      else if (part.kind === 'module' && part.library !== undefined)
        instance = unite(instance, classInstance(exportOf(part.library, 'default'), how));
      else if (part.kind === 'local-class') instance = unite(instance, localInstance(part.class, how));
      else if (how === 'given') instance = unite(instance, part);
    }
    return instance;
  }

  /** An instance of a class of this file; one that extends a socket class is that socket. */
  function localInstance(classId: number, how: 'constructed' | 'given'): Type {
    const local: Type = { kind: 'local', class: classId };
    const base = module.classes[classId]?.node.superClass;
    const inherited = base === null || base === undefined ? null : classInstance(typeOf(base), how);
    return inherited?.kind === 'socket' ? inherited : local;
  }

  function functionNamed(node: Node): FunctionHeader | null {
    const inner = unwrap(node);
    if (isFunction(inner)) return module.functionOf(inner);
    if (inner.type === 'CallExpression') {
      // `handler.bind(this)`
      const callee = unwrap(inner.callee);
      return callee.type === 'MemberExpression' && memberName(callee) === 'bind'
        ? functionNamed(callee.object)
        : null;
    }
    const type = typeOf(inner);
    const found = partsOf(type).filter((part) => part.kind === 'local-function');
    return found.length === 1 && found[0] !== undefined
      ? (module.functions[found[0].function] ?? null)
      : null;
  }

  function importOf(node: Node): { module: string; name: string } | null {
    const inner = unwrap(node);
    if (inner.type === 'MemberExpression') {
      const base = importOf(inner.object);
      const name = memberName(inner);
      return base === null || name === null || (base.name !== '*' && base.name !== 'default')
        ? null
        : { ...base, name };
    }
    if (inner.type !== 'Identifier') return null;
    const definition = module.variableOf(inner)?.declaration.defs[0];
    const specifier = definition?.node as Node | undefined;
    if (definition?.type === 'ImportBinding' && specifier?.parent?.type === 'ImportDeclaration') {
      const from = specifier.parent.source.value;
      if (specifier.type === 'ImportSpecifier')
        return { module: from, name: keyName(specifier.imported, false) ?? '' };
      return { module: from, name: specifier.type === 'ImportNamespaceSpecifier' ? '*' : 'default' };
    }
    if (specifier?.type !== 'VariableDeclarator' || specifier.init === null) return null;
    const value = unwrap(specifier.init);
    if (
      value.type !== 'CallExpression' ||
      value.callee.type !== 'Identifier' ||
      value.callee.name !== 'require'
    )
      return null;
    const from = value.arguments[0];
    if (from?.type !== 'Literal') return null;
    if (specifier.id.type === 'Identifier') return { module: String(from.value), name: '*' };
    if (specifier.id.type !== 'ObjectPattern') return null;
    for (const property of specifier.id.properties) {
      if (
        property.type === 'Property' &&
        property.value.type === 'Identifier' &&
        property.value.name === inner.name
      )
        return { module: String(from.value), name: keyName(property.key, property.computed) ?? '' };
    }
    return null;
  }

  const variables = new Map<number, Variable>();
  for (const scope of source.scopes) {
    for (const { identifiers } of scope.variables) {
      // Scope managers type the nodes of a definition as unknown.
      const variable =
        identifiers[0] === undefined ? null : module.variableOf(identifiers[0] as TSESTree.Identifier);
      if (variable !== null) variables.set(variable.id, variable);
    }
  }

  const self: Identification = {
    variables,
    typeOf,
    typeOfVariable,
    functionNamed,
    syntax,
    module,
    libraryOf: index.module,
    importOf,
  };
  return self;
}

/** A socket that came in from elsewhere can be in any state that time brings. */
export function inTime(type: Type | null): Type | null {
  return type?.kind === 'socket' ? { ...type, states: widen(type.states) } : type;
}
