// Which functions are worth solving: those that touch a socket, and those that make one of them run. Every other function can
// only be asked for its effect by one of these.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionId, Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { ownValue } from './library-index.ts';
import { LISTENER_METHODS } from './listening.ts';
import { listenersOf } from './own-emitter.ts';
import { partMethod } from './part.ts';
import { functionsWaiting } from './queues.ts';
import { functionsLookedUp } from './tables.ts';
import { eachNode, memberName, unwrap } from './tree.ts';
import { partsOf, socketOf } from './types.ts';

/** Lists the functions to solve; empty where nothing sends. */
export function relevantFunctions(root: Node, identification: Identification): ReadonlySet<FunctionId> {
  const { module, syntax } = identification;
  const relevant = new Set<FunctionId>();
  // Where nobody names a member of a socket, and no other file of the project may do so for this one, nothing is sent or asked,
  // whatever is handed on: to look into each argument is dear.
  if (!namesMember(root, identification) && !importsOwn(root)) return relevant;
  for (const node of eachNode(root)) {
    if (!touchesSocket(node, identification)) continue;
    const owner = syntax.ownerOf(node);
    if (owner !== null) relevant.add(owner.id);
  }
  if (relevant.size === 0) return relevant;
  const makers = new Map<FunctionId, Set<FunctionId>>();
  for (const call of syntax.calls) {
    const owner = syntax.ownerOf(call);
    if (owner === null) continue;
    for (const id of runBy(call, identification)) {
      const known = makers.get(id);
      if (known === undefined) makers.set(id, new Set([owner.id]));
      else known.add(owner.id);
    }
  }
  // A set grows while it is walked: the functions that are added are visited in their turn.
  for (const id of relevant) {
    for (const maker of makers.get(id) ?? []) relevant.add(maker);
    const parent = module.functions[id]?.parent;
    if (parent !== null && parent !== undefined) relevant.add(parent);
  }
  return relevant;
}

/** The functions that a call may run, now or later. */
function* runBy(call: TSESTree.CallExpression | TSESTree.NewExpression, identification: Identification) {
  for (const { id } of listenersOf(call, identification)) yield id;
  for (const { id } of functionsLookedUp(call, identification)) yield id;
  for (const { id } of functionsWaiting(call, identification)) yield id;
  for (const part of [call.callee, ...call.arguments]) yield* functionsOf(part, identification);
}

/** The functions that an expression may be: a parameter is any that it was ever given. */
function* functionsOf(node: Node, { functionNamed, typeOf }: Identification): Generator<FunctionId> {
  const named = functionNamed(node);
  if (named !== null) yield named.id;
  for (const part of named === null ? partsOf(typeOf(node)) : [])
    if (part.kind === 'local-function') yield part.function;
}

/** `import { sendProgress } from './progress.ts'`, `require('#wire')`: by their form, as paths of a project may have other names. */
function importsOwn(root: Node): boolean {
  for (const node of eachNode(root)) {
    const source =
      node.type === 'ImportDeclaration' || node.type === 'ImportExpression'
        ? node.source
        : node.type === 'CallExpression' &&
            node.callee.type === 'Identifier' &&
            node.callee.name === 'require'
          ? node.arguments[0]
          : undefined;
    if (source?.type === 'Literal' && /^(?:[.#~]|@\/)/.test(String(source.value))) return true;
  }
  return false;
}

function namesMember(root: Node, identification: Identification): boolean {
  const { typeOf } = identification;
  for (const node of eachNode(root)) {
    if (node.type !== 'MemberExpression') continue;
    const name = memberName(node);
    if (name === null || !mayBeMember(name, identification)) continue;
    if (partMethod(node.object, name, typeOf) !== null || socketOf(typeOf(node.object)) !== null) return true;
  }
  return false;
}

/** The name is looked at first: finding out what its owner is may mean to open other files. */
function mayBeMember(name: string, { isMember }: Identification): boolean {
  return LISTENER_METHODS.has(name) || name.startsWith('on') || isMember(name);
}

/** A member access on a socket that the row knows, or a call that is handed one. */
function touchesSocket(node: Node, identification: Identification): boolean {
  const { typeOf } = identification;
  switch (node.type) {
    case 'MemberExpression': {
      const name = memberName(node);
      if (name === null || !mayBeMember(name, identification)) return false;
      if (partMethod(node.object, name, typeOf) !== null) return true;
      const socket = socketOf(typeOf(node.object));
      if (socket === null) return false;
      return (
        LISTENER_METHODS.has(name) ||
        name.startsWith('on') ||
        ownValue(socket.row.methods, name) !== undefined ||
        ownValue(socket.row.properties, name) !== undefined ||
        ownValue(socket.row.properties, `${name}()`) !== undefined
      );
    }
    case 'CallExpression':
    case 'NewExpression':
      return node.arguments.some((argument) => {
        const inner = unwrap(argument);
        return (
          (inner.type === 'Identifier' || inner.type === 'MemberExpression') &&
          socketOf(typeOf(inner)) !== null
        );
      });
    default:
      return false;
  }
}
