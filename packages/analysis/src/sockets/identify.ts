// What is a socket: the type of any expression, as far as sockets care. Answers are looked up lazily and kept.
import type { TSESTree } from '@typescript-eslint/types';
import type { Library } from '@socket-safety/libraries';
import type { FunctionHeader, IrModule, Node, Variable } from '../ir/model.ts';
import type { Source } from '../source.ts';
import { readAnnotation } from './annotation.ts';
import { appliedBy } from './applied.ts';
import { createCalls } from './calls.ts';
import { checkedType } from './checked.ts';
import { createExporter, type Exporter } from './exported-types.ts';
import { createImports, type ImportedName } from './import-names.ts';
import type { Inference } from './inference.ts';
import { handedTo, handedType } from './handed.ts';
import { LISTENER_METHODS } from './listening.ts';
import { graded, indexLibraries } from './library-index.ts';
import { createMembers } from './members.ts';
import type { TypeOracle } from './oracle.ts';
import { handedToFunction } from './parameter.ts';
import { narrowedSocket, testedSlots, testedSocket } from './narrowed.ts';
import { createQuestions } from './questions.ts';
import {
  GLOBAL_OBJECTS,
  globalSlot,
  indexSyntax,
  namesMaker,
  type Slot,
  type SyntaxIndex,
} from './syntax-index.ts';
import { argumentPosition, isFunction, memberName, outerOf, unwrap, type FunctionLike } from './tree.ts';
import { partsOf, socketOf, unite, type SocketType, type Type } from './types.ts';
import { createVariables } from './variables.ts';

/** Answers what expressions and variables are. */
export interface Identification extends Exporter {
  readonly typeOf: (node: Node) => Type | null;
  readonly typeOfVariable: (variable: Variable) => Type | null;
  /** The function of this file that an expression names: an identifier, `this.method`, or a function itself. */
  readonly functionNamed: (node: Node) => FunctionHeader | null;
  readonly syntax: SyntaxIndex;
  readonly variables: ReadonlyMap<number, Variable>;
  readonly module: IrModule;
  /** The socket that a library hands to a function as its parameter at `position`, or under a path of that, in the states that it then can have. */
  readonly handed: (owner: FunctionLike, position: number, path: readonly string[]) => SocketType | null;
  /** The same for the function that an expression is or names, by what it is handed to where it stands: `onClose: stop`. */
  readonly handedHere: (use: Node, position: number) => SocketType | null;
  /** Tells whether any socket of any library has a method or property of this name. */
  readonly isMember: (name: string) => boolean;
  /** Tells whether the file constructs sockets of this type itself. */
  readonly makesSockets: (type: SocketType) => boolean;
  /** The export of a module that an expression names: an imported name, or a member of an imported module. */
  readonly importOf: (node: Node) => ImportedName | null;
}

/** Expressions nested deeper than this are of no known type. */
const MAX_DEPTH = 40;

/** What the identification of a file may ask beside the file. */
export interface IdentifyOptions {
  /** Those that the file's text speaks of. */
  readonly libraries: readonly Library[];
  /** The others too: a checker needs no words of theirs. */
  readonly allLibraries: readonly Library[];
  readonly oracle: TypeOracle | null;
  /** Finds a file of the project that this one imports; null for packages, and where it cannot be read. */
  readonly imported: (specifier: string) => Exporter | null;
}

/** Prepares the identification of one file. */
export function identify(
  source: Source,
  module: IrModule,
  { libraries, allLibraries, oracle, imported }: IdentifyOptions,
): Identification {
  const index = indexLibraries(libraries);
  const declarations = { libraries: index, all: indexLibraries(allLibraries) };
  const syntax = indexSyntax(source, module);
  const kept = createQuestions();
  let depth = 0;
  let tested: ReadonlySet<Slot> | null = null;
  const asked = kept<Node>(() => depth > MAX_DEPTH);

  function typeOf(node: Node): Type | null {
    const inner = unwrap(node);
    return asked(inner, () => {
      depth++;
      const type = narrowed(
        assertedType(node) ?? infer(inner, inference) ?? oracleType(inner) ?? testedType(inner),
        inner,
      );
      depth--;
      return type;
    });
  }

  /**
   * Of a variable that is now this socket, now that, a test around it or a checker knows which it is here; what is probable the
   * checker makes certain.
   */
  function narrowed(type: Type | null, node: Node): Type | null {
    const sockets = partsOf(type).filter((part) => part.kind === 'socket');
    const tested = sockets.length < 2 ? null : narrowedSocket(node, sockets, { syntax, typeOf });
    if (oracle === null) return tested ?? type;
    if (sockets.length < 2 && sockets.every(({ grade }) => grade === 'certain')) return type;
    const here = socketOf(oracleType(node));
    const one = sockets.find(({ row }) => row === here?.row);
    return one === undefined ? (tested ?? type) : graded(one, 'certain');
  }

  /** `if (value instanceof WebSocket)`, whatever `value` is otherwise. */
  function testedType(node: Node): Type | null {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
    tested ??= testedSlots(source, syntax);
    const slot = tested.size === 0 ? null : syntax.slotOf(node);
    if (slot === null || !tested.has(slot)) return null;
    return testedSocket(node, { syntax, typeOf, classInstance: inference.classInstance });
  }

  /** `x as WebSocket` says what the checker believes; `socket as { accept(): void }` only adds to what a socket can do. */
  function assertedType(node: Node): Type | null {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return null;
    const asserted = readAnnotation(node.typeAnnotation, inference.context);
    if (asserted?.kind !== 'record') return asserted;
    const written = infer(unwrap(node), inference);
    return written?.kind === 'socket' ? written : asserted;
  }

  function oracleType(node: Node): Type | null {
    // What `super.send(text)` sends is sent by the override's callers.
    if (oracle === null || node.type === 'Super') return null;
    return checkedType(oracle.typesOf(node), declarations);
  }

  function namedType(identifier: TSESTree.Identifier): Type | null {
    const listed = listedType(identifier);
    if (listed !== null) return listed;
    const variable = module.variableOf(identifier);
    if (variable !== null && variable.declaration.defs.length > 0) return inference.typeOfVariable(variable);
    if (GLOBAL_OBJECTS.has(identifier.name)) return { kind: 'module', library: undefined };
    let type = index.global(identifier.name);
    for (const value of syntax.assigned(globalSlot(identifier.name))) type = unite(type, typeOf(value));
    return type;
  }

  /** A class or type that is known by its name and where it is declared, whatever stands there: settings list such. */
  function listedType(identifier: TSESTree.Identifier): Type | null {
    const { name } = identifier;
    const definitions = module.variableOf(identifier)?.declaration.defs ?? [];
    if (definitions.length === 0) return index.named(name, null);
    const imported = inference.importOf(identifier);
    if (imported !== null) {
      const isWhole = imported.name === '*' || imported.name === 'default';
      return index.named(isWhole ? name : imported.name, imported.module);
    }
    return definitions.some(({ type }) => type === 'ClassName' || type === 'Type')
      ? index.named(name, null)
      : null;
  }

  function functionNamed(node: Node): FunctionHeader | null {
    const inner = unwrap(node);
    if (isFunction(inner)) return module.functionOf(inner);
    if (inner.type === 'CallExpression') {
      // `handler.bind(this)`
      const callee = unwrap(inner.callee);
      const isBound = callee.type === 'MemberExpression' && memberName(callee) === 'bind';
      return isBound ? functionNamed(callee.object) : null;
    }
    const applied = appliedBy(inner);
    if (applied !== null) return functionNamed(applied.callee);
    const named = partsOf(typeOf(inner)).filter((part) => part.kind === 'local-function');
    const found = named.filter(
      (part, position) => named.findIndex((one) => one.function === part.function) === position,
    );
    return found.length === 1 && found[0] !== undefined
      ? (module.functions[found[0].function] ?? null)
      : null;
  }

  // The parts ask one another through this object, so each is added once it exists.
  const inference = {
    source,
    module,
    index,
    syntax,
    oracle,
    imported,
    kept,
    typeOf,
    namedType,
    oracleType,
    functionNamed,
    context: {
      module,
      libraries: index,
      typeOf,
      named: namedType,
      listed: listedType,
      classInstance: (type) => inference.classInstance(type),
      typedef: (name) => syntax.typedefs().get(name) ?? null,
    },
  } as Inference;
  Object.assign(
    inference,
    createImports(inference),
    createVariables(inference),
    createMembers(inference),
    createCalls(inference),
  );
  const { typeOfVariable, importOf } = inference;
  const handed = (owner: FunctionLike, written: number, path: readonly string[]): SocketType | null => {
    const position = argumentPosition(owner, written);
    if (position === null) return null;
    let type: Type | null = null;
    for (const one of handedToFunction(owner, inference)) type = unite(type, handedType(one, position));
    for (const name of path) type = inference.memberOf(type, name);
    return socketOf(type);
  };
  const handedHere = (use: Node, position: number): SocketType | null => {
    let type: Type | null = null;
    for (const one of handedTo(use, inference)) type = unite(type, handedType(one, position));
    return socketOf(type);
  };
  // Asked for each send: to go through all calls each time would cost their square.
  const made = new Map<SocketType['row'], boolean>();
  const makesSockets = ({ row }: SocketType): boolean => {
    let makes = made.get(row);
    if (makes === undefined) {
      makes = syntax.calls.some(
        (call) => call.type === 'NewExpression' && socketOf(typeOf(call))?.row === row,
      );
      made.set(row, makes);
    }
    return makes;
  };
  return {
    isMember: declarations.all.isMember,
    makesSockets,
    handed,
    handedHere,
    typeOf,
    typeOfVariable,
    functionNamed,
    syntax,
    variables: variablesOf(source, module),
    module,
    importOf,
    exportType: createExporter(inference).exportType,
  };
}

/** What the class around extends: one of this file, or of a library. */
function superType(node: Node, { syntax, module, localInstance }: Inference): Type | null {
  const [, id] = /^c(\d+)$/.exec(syntax.slotOf(node) ?? '') ?? [];
  const header = id === undefined ? undefined : module.classes[Number(id)];
  if (header === undefined) return null;
  if (header.base !== null) return localInstance(header.base, 'given');
  let type: Type | null = null;
  for (const part of partsOf(localInstance(header.id, 'given')))
    if (part.kind !== 'local') type = unite(type, part);
  return type;
}

function infer(node: Node, inference: Inference): Type | null {
  const { module, typeOf } = inference;
  switch (node.type) {
    case 'Identifier':
      return inference.namedType(node);
    case 'ThisExpression': {
      const slot = inference.syntax.slotOf(node);
      return slot?.startsWith('c') === true
        ? inference.localInstance(Number(slot.slice(1)), 'given')
        : thisOfFunction(node, inference);
    }
    case 'Super':
      return superType(node, inference);
    case 'MemberExpression':
      return inference.memberType(node);
    case 'CallExpression':
      return inference.callType(node);
    case 'NewExpression':
      return inference.newType(node);
    case 'ImportExpression': {
      const { source } = node;
      const isWritten = source.type === 'Literal' && typeof source.value === 'string';
      return isWritten ? { kind: 'promise', of: inference.importedFrom(String(source.value), '*') } : null;
    }
    case 'AwaitExpression': {
      const type = typeOf(node.argument);
      return type?.kind === 'promise' ? type.of : type;
    }
    case 'AssignmentExpression': {
      if (node.operator !== '=') return unite(typeOf(node.left), typeOf(node.right));
      const slot = inference.syntax.slotOf(node.left);
      const type = typeOf(node.right);
      // `rooms.set(name, (room = new Set()))`: what is put into it goes by that name.
      return slot === null ? type : inference.fillCollection(type, slot);
    }
    case 'LogicalExpression':
      return unite(typeOf(node.left), typeOf(node.right));
    case 'ConditionalExpression':
      return unite(typeOf(node.consequent), typeOf(node.alternate));
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last === undefined ? null : typeOf(last);
    }
    case 'ArrayExpression':
      return { kind: 'collection', of: 'array', element: inference.elementsType(node.elements) };
    case 'ObjectExpression':
      return inference.recordType(node);
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

/**
 * `this` of a plain function: as it is written, `function (this: WebSocket) { … }`; of one that listens to a socket, or that is put on
 * one, that socket: `server.broadcast = function () { … }`; of a constructor, what it makes.
 */
function thisOfFunction(node: Node, inference: Inference): Type | null {
  const { module, syntax, context, typeOf } = inference;
  let header = syntax.ownerOf(node);
  while (header?.sharesThis === true)
    header = header.parent === null ? null : (module.functions[header.parent] ?? null);
  const owner = header?.node;
  const [first] = owner !== undefined && isFunction(owner) ? owner.params : [];
  if (first?.type === 'Identifier' && first.name === 'this')
    return readAnnotation(first.typeAnnotation, context);
  if (header != null && namesMaker(header.node)) return inference.madeRecord(header.id);
  if (owner?.type !== 'FunctionExpression') return null;
  const outer = outerOf(owner);
  if (outer?.type === 'CallExpression' && outer.callee.type === 'MemberExpression')
    return LISTENER_METHODS.has(memberName(outer.callee) ?? '')
      ? emitterOf(typeOf(outer.callee.object))
      : null;
  return outer?.type === 'AssignmentExpression' && outer.left.type === 'MemberExpression'
    ? emitterOf(typeOf(outer.left.object))
    : null;
}

function emitterOf(type: Type | null): Type | null {
  return partsOf(type).every((part) => part.kind === 'socket' || part.kind === 'instance') ? type : null;
}

function variablesOf(source: Source, module: IrModule): ReadonlyMap<number, Variable> {
  const variables = new Map<number, Variable>();
  for (const { variables: declared } of source.scopes) {
    for (const { identifiers } of declared) {
      // Scope managers type the names of a variable as unknown.
      const name = identifiers[0] as TSESTree.Identifier | undefined;
      const variable = name === undefined ? null : module.variableOf(name);
      if (variable !== null) variables.set(variable.id, variable);
    }
  }
  return variables;
}
