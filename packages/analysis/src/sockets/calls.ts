// The types of what calls make: instances, elements and copies of collections, results of the file's own functions.
import type { TSESTree } from '@typescript-eslint/types';
import { makerNamed } from '../ir/maker.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { handedByOnce } from './awaited-event.ts';
import { handedType } from './handed.ts';
import { joinedPromise } from './joined-promises.ts';
import { namesPromise } from './promise-class.ts';
import { readAnnotation } from './annotation.ts';
import { keptStateOf, valuesOfState } from './kept-state.ts';
import { constructedType, exportOf, instanceType, ownValue, referredType } from './library-index.ts';
import { documentedNode } from './syntax-index.ts';
import { isFunction, memberName, parentOf, unwrap } from './tree.ts';
import { partsOf, settle, socketOf, unite, type Type } from './types.ts';
import { calledRows, returnedRef } from './called-row.ts';
import type { Inference } from './inference.ts';

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

/** Methods of an emitter that return it. */
export const RETURNS_ITSELF: ReadonlySet<string> = new Set(
  'on once off addListener removeListener prependListener prependOnceListener removeAllListeners setMaxListeners'.split(
    ' ',
  ),
);

function returnsItself(part: Extract<Type, { kind: 'socket' | 'instance' }>, method: string): boolean {
  if (RETURNS_ITSELF.has(method)) return true;
  return part.kind === 'socket' && ownValue(part.row.methods, method)?.returns === 'itself';
}

/** What CallTypes answers. */
export interface CallTypes {
  readonly newType: (node: TSESTree.NewExpression) => Type | null;
  readonly callType: (node: TSESTree.CallExpression) => Type | null;
  readonly returnedType: (owner: Node) => Type | null;
  readonly localType: (classId: number) => Type;
  /** What `this` is in a class of this file. */
  readonly localInstance: (classId: number, how: 'constructed' | 'given') => Type;
  readonly classInstance: (type: Type | null, how?: 'constructed' | 'given') => Type | null;
}

/** Prepares the answers of one file. */
export function createCalls(inference: Inference): CallTypes {
  const { module, syntax, context, typeOf, functionNamed } = inference;
  const docType: Inference['docType'] = (...given) => inference.docType(...given);
  const memberOf: Inference['memberOf'] = (...given) => inference.memberOf(...given);
  const indexed: Inference['indexed'] = (...given) => inference.indexed(...given);
  const walkedElement: Inference['walkedElement'] = (...given) => inference.walkedElement(...given);
  const importOf: Inference['importOf'] = (...given) => inference.importOf(...given);
  const isRequire: Inference['isRequire'] = (...given) => inference.isRequire(...given);
  const requiredType: Inference['requiredType'] = (...given) => inference.requiredType(...given);
  const asked = inference.kept<Node>();

  function newType(node: TSESTree.NewExpression): Type | null {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier') {
      const isDeclared = module.variableOf(callee)?.declaration.defs.length === 1;
      const name = namesPromise(callee.name) ? 'Promise' : callee.name;
      const built = isDeclared && name !== 'Promise' ? null : builtIn(node, name);
      if (built !== null) return built;
    }
    return (
      unite(classInstance(typeOf(node.callee), 'constructed'), foreignInstance(node)) ??
      madeByFunction(callee)
    );
  }

  /** `function Client(socket) { this.socket = socket; }` */
  function madeByFunction(callee: Node): Type | null {
    const maker = callee.type === 'Identifier' ? makerNamed(callee, module.variableOf) : null;
    const header = maker === null ? null : module.functionOf(maker);
    return header === null ? null : inference.madeRecord(header.id);
  }

  /** Fields of its instances may hold what `new` is given. */
  function foreignInstance({ callee, arguments: written }: TSESTree.NewExpression): Type | null {
    let type: Type | null = null;
    const given = (position: number): Type | null => {
      const argument = written[position];
      return argument === undefined || argument.type === 'SpreadElement' ? null : typeOf(argument);
    };
    for (const part of partsOf(typeOf(callee)))
      if (part.kind === 'foreign-class') type = unite(type, part.instance(given));
    return type;
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
          key: written(0) ?? (entry?.kind === 'tuple' ? (entry.elements[0] ?? null) : null),
        };
      }
      case 'Array':
        return { kind: 'collection', of: 'array', element: written(0) };
      case 'Promise':
        return { kind: 'promise', of: written(0) ?? resolvedType(node) };
      default:
        return null;
    }
  }

  /** What the executor of a promise resolves it with. */
  function resolvedType(node: TSESTree.NewExpression): Type | null {
    const executor = node.arguments[0] === undefined ? null : unwrap(node.arguments[0]);
    const resolve = isFunction(executor) ? executor.params[0] : undefined;
    if (resolve?.type !== 'Identifier') return null;
    let type: Type | null = null;
    for (const { identifier } of module.variableOf(resolve)?.declaration.references ?? []) {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = identifier as Node;
      const call = parentOf(use);
      if (call?.type !== 'CallExpression' || call.callee !== use || call.arguments[0] === undefined) continue;
      type = unite(type, typeOf(call.arguments[0]));
    }
    return type;
  }

  function callType(node: TSESTree.CallExpression): Type | null {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier') {
      const hook = hookType(node, callee.name);
      if (hook !== null) return hook;
    }
    if (isRequire(callee) && node.arguments[0]?.type === 'Literal')
      return requiredType(String(node.arguments[0].value));
    const type =
      (callee.type === 'MemberExpression' ? methodType(node, callee) : null) ??
      libraryResult(node) ??
      awaitedEvent(node);
    if (type !== null) return type;
    const header = functionNamed(callee);
    return header === null ? (unseenResult(callee) ?? anyResult(callee)) : resultOf(header);
  }

  function resultOf({ node, isAsync }: FunctionHeader): Type | null {
    const result = returnedType(node);
    return isAsync && result?.kind !== 'promise' ? { kind: 'promise', of: result } : result;
  }

  /** `dial[protocol](port)`: what each of several functions gives. */
  function anyResult(callee: Node): Type | null {
    let type: Type | null = null;
    for (const part of partsOf(typeOf(callee))) {
      const header = part.kind === 'local-function' ? module.functions[part.function] : undefined;
      const result = header === undefined ? null : resultOf(header);
      if (result === null) return null;
      type = unite(type, result);
    }
    return type;
  }

  /** `once(server, 'connection')` */
  function awaitedEvent(node: TSESTree.CallExpression): Type | null {
    let type: Type | null = null;
    for (const handed of handedByOnce(node, { typeOf, importOf })) {
      const elements = handed.parameters.map((_, position) => handedType(handed, position));
      type = unite(type, { kind: 'promise', of: { kind: 'tuple', elements } });
    }
    return type;
  }

  /** The result of a function that is not seen: of another file, or known by its type. */
  function unseenResult(callee: Node): Type | null {
    let type: Type | null = null;
    for (const part of partsOf(typeOf(callee)))
      if (part.kind === 'foreign-function' || part.kind === 'signature') type = unite(type, part.returns());
    return type;
  }

  function libraryResult(node: TSESTree.CallExpression): Type | null {
    let type: Type | null = null;
    for (const { library, row, grade } of calledRows(node, typeOf)) {
      const returns = returnedRef(row, node);
      if (returns !== undefined) type = unite(type, referredType(library, returns, grade));
    }
    return type;
  }

  /** What a component keeps: `useRef`, `useState`, `useMemo`, `useContext`, and the refs of Vue. */
  function hookType(node: TSESTree.CallExpression, name: string): Type | null {
    const written = node.typeArguments?.params[0];
    const declared = written === undefined ? null : readAnnotation(written, context);
    const first = node.arguments[0];
    const made = () => {
      const header = first === undefined ? null : functionNamed(first);
      return header === null ? (first === undefined ? null : typeOf(first)) : returnedType(header.node);
    };
    switch (name) {
      case 'useRef':
      case 'ref':
      case 'shallowRef':
        return referenceType(node);
      case 'useMemo':
        return declared ?? made();
      case 'useState':
        return { kind: 'tuple', elements: [declared ?? unite(made(), keptType(node)), null] };
      case 'createContext':
        return declared;
      case 'useContext':
        return first === undefined ? null : typeOf(first);
      default:
        return null;
    }
  }

  /** `const [socket, setSocket] = useState(null)`: what it starts with, and what the setter is called with. */
  function keptType(hook: TSESTree.CallExpression): Type | null {
    const kept = keptStateOf(parentOf(hook));
    let type: Type | null = null;
    for (const value of kept === null ? [] : valuesOfState(kept, module)) type = unite(type, typeOf(value));
    return type;
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
      !module.variableOf(object)?.declaration.defs.length &&
      node.arguments[0] !== undefined
    ) {
      if (object.name === 'Array' && name === 'from')
        return {
          kind: 'collection',
          of: 'array',
          element: mappedElement(node, 1) ?? walkedElement(typeOf(node.arguments[0])),
        };
      if (object.name === 'Promise') return joinedPromise(node, name, { typeOf, walkedElement });
      if (object.name === 'Object') return objectView(name, typeOf(node.arguments[0]));
    }
    let type: Type | null = null;
    for (const part of partsOf(typeOf(callee.object))) {
      if (part.kind === 'collection') type = unite(type, collectionMethod(node, part, name));
      else if ((part.kind === 'socket' || part.kind === 'instance') && returnsItself(part, name))
        type = unite(type, part);
    }
    return type ?? mapped(node, name);
  }

  /** What the function gives that a call is handed. */
  function mappedElement(node: TSESTree.CallExpression, position: number): Type | null {
    const mapper = node.arguments[position];
    const header = mapper === undefined ? null : functionNamed(mapper);
    return header === null ? null : resultOf(header);
  }

  /** `Object.values(rooms)`, `Object.entries(rooms)`. */
  function objectView(name: string, type: Type | null): Type | null {
    const parts = name === 'values' ? numberedParts(type) : [];
    if (parts.length > 0) return { kind: 'tuple', elements: parts };
    const element = indexed(type);
    if (name === 'values') return { kind: 'collection', of: 'array', element };
    if (name === 'entries')
      return { kind: 'collection', of: 'array', element: { kind: 'tuple', elements: [null, element] } };
    return null;
  }

  /** The members `0`, `1`, … of an instance: a `WebSocketPair` is an object with two of them. */
  function numberedParts(type: Type | null): readonly Type[] {
    const parts: Type[] = [];
    for (
      let part = memberOf(type, '0');
      type?.kind === 'instance' && part !== null;
      part = memberOf(type, String(parts.length))
    )
      parts.push(part);
    return parts;
  }

  function collectionMethod(
    node: TSESTree.CallExpression,
    type: Extract<Type, { kind: 'collection' }>,
    name: string,
  ): Type | null {
    if (ELEMENT.has(name)) return type.element;
    if (SAME.has(name)) return { kind: 'collection', of: 'array', element: type.element };
    if (name === 'entries')
      return {
        kind: 'collection',
        of: 'array',
        element: { kind: 'tuple', elements: [type.key ?? null, type.element] },
      };
    if (name === 'keys')
      return {
        kind: 'collection',
        of: 'array',
        element: type.of === 'set' ? type.element : (type.key ?? null),
      };
    return null;
  }

  /** `urls.map((url) => new WebSocket(url))`, whatever `urls` are. */
  function mapped(node: TSESTree.CallExpression, name: string): Type | null {
    if (name !== 'map' && name !== 'flatMap') return null;
    const made = mappedElement(node, 0);
    const element = name === 'flatMap' ? (walkedElement(made) ?? made) : made;
    return element === null ? null : { kind: 'collection', of: 'array', element };
  }

  function returnedType(owner: Node): Type | null {
    if (!isFunction(owner)) return null;
    return asked(owner, () => {
      let written = readAnnotation(owner.returnType, context);
      written ??= docType(documentedNode(owner), 'returns');
      return settle(written, () => {
        let given: Type | null = null;
        for (const value of syntax.returns(owner)) given = unite(given, typeOf(value));
        return given;
      });
    });
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
      // `new (require('socket.io'))(server)`: what a function returns, `new` returns.
      else if (how === 'constructed' && part.kind === 'function' && part.row.returns !== undefined)
        instance = unite(instance, referredType(part.library, part.row.returns, part.grade));
      else if (how === 'given')
        instance = unite(instance, part.kind === 'foreign-class' ? part.instance(null) : part);
    }
    return instance;
  }

  /** An instance of a class of this file; one that extends a socket class is that socket as well. */
  function localInstance(classId: number, how: 'constructed' | 'given'): Type {
    const own = localType(classId);
    return unite(socketOf(inheritedType(classId, how)), own) ?? own;
  }

  /** What a class of this file adds to what it extends. */
  function localType(classId: number): Type {
    const inherited = inheritedType(classId, 'given');
    const base = inherited?.kind === 'local' ? inherited.base : inherited;
    const isKept = base?.kind === 'instance' || base?.kind === 'record';
    return { kind: 'local', class: classId, ...(isKept ? { base } : {}) };
  }

  const extended = new Set<number>();

  /** `rooms.Link = class extends rooms.Link {}`: as far as names tell, such a class extends itself. */
  function inheritedType(classId: number, how: 'constructed' | 'given'): Type | null {
    const base = module.classes[classId]?.node.superClass;
    if (base === null || base === undefined || extended.has(classId)) return null;
    extended.add(classId);
    const inherited = classInstance(typeOf(base), how);
    extended.delete(classId);
    return inherited;
  }

  return { newType, callType, returnedType, classInstance, localType, localInstance };
}
