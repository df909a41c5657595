// `const { promise, resolve } = Promise.withResolvers(); socket.on('open', resolve); await promise;`: a promise whose resolver has
// left the call that made it, and is called by the open event of a socket somewhere else.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isFunction, keyName, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

/** Finds the sockets whose open event calls the resolver of the promise that a local name stands for. */
export function socketsOfDeferred(promise: Node, identification: Identification): readonly Slot[] {
  const resolvers = resolversOf(unwrap(promise), identification);
  if (resolvers.length === 0) return [];
  return openListeners(identification).flatMap(({ socket, calls }) =>
    resolvers.some((resolver) => calls.has(resolver)) ? [socket] : [],
  );
}

/** The slots of the function that fulfils a promise; none where the promise lives longer than the function that waits. */
function resolversOf(promise: Node, identification: Identification): readonly Slot[] {
  const { syntax } = identification;
  if (promise.type === 'MemberExpression') {
    const owner = unwrap(promise.object);
    if (memberName(promise) !== 'promise' || owner.type !== 'Identifier') return [];
    return isLocal(owner, identification) ? [`${syntax.slotOf(owner) ?? ''}.resolve`] : [];
  }
  if (promise.type !== 'Identifier' || !isLocal(promise, identification)) return [];
  const declarator = declaratorOf(promise, identification);
  if (declarator === null || declarator.init === null) return [];
  if (declarator.id.type === 'ObjectPattern') return besidePromise(declarator.id, promise, identification);
  return leakedBy(unwrap(declarator.init), identification);
}

/** `const { promise: opened, resolve: done } = …` */
function besidePromise(
  { properties }: TSESTree.ObjectPattern,
  promise: TSESTree.Identifier,
  { syntax }: Identification,
): readonly Slot[] {
  const nameOf = (name: string) => {
    for (const property of properties) {
      if (property.type !== 'Property' || keyName(property.key, property.computed) !== name) continue;
      return property.value.type === 'Identifier' ? property.value : null;
    }
    return null;
  };
  const resolve = nameOf('resolve');
  const slot = resolve === null ? null : syntax.slotOf(resolve);
  return slot !== null && nameOf('promise')?.name === promise.name ? [slot] : [];
}

/** `new Promise((resolve) => { done = resolve; })` */
function leakedBy(made: Node, { syntax }: Identification): readonly Slot[] {
  const executor =
    made.type === 'NewExpression' && made.arguments[0] !== undefined ? unwrap(made.arguments[0]) : null;
  const resolve = isFunction(executor) ? executor.params[0] : undefined;
  const slot = resolve?.type === 'Identifier' ? syntax.slotOf(resolve) : null;
  return slot === null ? [] : [...syntax.aliases(slot)];
}

/** Declared in the function that uses it, and given one value. */
function isLocal(name: TSESTree.Identifier, identification: Identification): boolean {
  const declarator = declaratorOf(name, identification);
  const { syntax, module } = identification;
  const writes = module.variableOf(name)?.declaration.references.filter((use) => use.isWrite()).length;
  return declarator !== null && writes === 1 && syntax.ownerOf(declarator) === syntax.ownerOf(name);
}

function declaratorOf(
  name: TSESTree.Identifier,
  { module }: Identification,
): TSESTree.VariableDeclarator | null {
  const declared = soleDefinitionOf(module.variableOf(name)?.declaration);
  return declared?.type === 'VariableDeclarator' ? declared : null;
}

/** A listener of a socket's open event, and the functions that it is or calls. */
interface OpenListener {
  readonly socket: Slot;
  readonly calls: ReadonlySet<Slot>;
}

const known = new WeakMap<Identification, readonly OpenListener[]>();

function openListeners(identification: Identification): readonly OpenListener[] {
  const before = known.get(identification);
  if (before !== undefined) return before;
  const found: OpenListener[] = [];
  const add = (target: Node, event: string | null, listener: Node | undefined) => {
    const type = event === null || listener === undefined ? null : socketOf(identification.typeOf(target));
    const socket = type === null ? null : identification.syntax.slotOf(target);
    if (socket === null || type === null || event === null || listener === undefined) return;
    if (ownValue(type.row.events, event)?.role !== 'open') return;
    found.push({ socket, calls: new Set(calledBy(listener, identification)) });
  };
  for (const call of identification.syntax.calls) {
    const listening = readListening(call);
    if (listening !== null) add(listening.target, listening.event, call.arguments[listening.position]);
  }
  for (const { left, right } of eachAssignment(identification)) {
    const name = left.type === 'MemberExpression' ? memberName(left) : null;
    if (left.type === 'MemberExpression' && name?.startsWith('on') === true)
      add(left.object, name.slice(2), right);
  }
  known.set(identification, found);
  return found;
}

function* eachAssignment({ module }: Identification): Generator<TSESTree.AssignmentExpression> {
  const root = module.functions.find(({ kind }) => kind === 'module')?.node;
  for (const node of root === undefined ? [] : eachNode(root))
    if (node.type === 'AssignmentExpression') yield node;
}

function* calledBy(listener: Node, { syntax, functionNamed }: Identification): Generator<Slot> {
  const itself = syntax.slotOf(listener);
  if (itself !== null) yield itself;
  const body = functionNamed(listener)?.node;
  for (const node of body === undefined ? [] : eachNode(body)) {
    const slot = node.type === 'CallExpression' ? syntax.slotOf(node.callee) : null;
    if (slot !== null) yield slot;
  }
}
