// Listeners and subscriptions that outlive the socket they speak to: `bus.on('price', (price) => socket.send(price))`.
import type { TSESTree } from '@typescript-eslint/types';
import type { HandedOver, RetentionSite } from '../facts.ts';
import { isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { eventName, readListening } from '../sockets/listening.ts';
import { keyName, memberName, unwrap } from '../sockets/tree.ts';
import { findArrival } from './argument-parameter.ts';
import { callbackOf, capturedSocket, isHandedToConstructor, type Captured } from './captures.ts';
import { sightOf } from './closing-socket.ts';
import { findHandedOver } from './emitter-type.ts';
import { handleOf, mayBeStopped, stopsItself } from './handles.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isModule, isWithin, rootVariable } from './lifetime.ts';
import type { Undoing } from './undoings.ts';

interface Listening {
  readonly node: TSESTree.CallExpression;
  readonly kind: 'listener' | 'subscription';
  readonly emitter: Node;
  readonly callback: Node;
}

const SUBSCRIBES = new Set(['subscribe', 'psubscribe', 'addSubscriber', 'onSnapshot', 'watch']);
const STOPS: ReadonlySet<Undoing['kind']> = new Set(['stops', 'clears']);
/** Hosts whose listeners a program adds once; only sockets that are accepted come in numbers. */
const HOSTS = new Set(['process', 'window', 'document', 'globalThis', 'self', 'navigator']);

/** Finds what goes on telling a socket that has closed. */
export function* eachKeptListener(context: LifeContext): Generator<RetentionSite> {
  for (const call of context.identification.syntax.calls) {
    const found = call.type === 'CallExpression' ? readCall(call, context) : null;
    if (found === null || isBounded(found)) continue;
    const callback = callbackOf(found.callback, context);
    if (callback === null || stopsItself(callback)) continue;
    const socket = capturedSocket(callback, found.node, context);
    if (socket === null || !outlives(found, socket, context) || context.endsWithProgram(socket.node))
      continue;
    if (isTakenBack(found, callback, context)) continue;
    const { node, kind, emitter } = found;
    yield {
      kind,
      node,
      socket: sightOf(socket.node, socket.type, context.source.text),
      holder: emitter,
      collection: null,
      field: null,
      roots: [],
      beside: [],
      handedOver: () => handedTo(found, context),
    };
  }
}

function handedTo({ node, kind, emitter }: Listening, context: LifeContext): HandedOver | null {
  const event = kind === 'listener' ? eventName(node.arguments[0]) : null;
  return event === null ? null : findHandedOver(emitter, event, context);
}

function readCall(node: TSESTree.CallExpression, { identification }: LifeContext): Listening | null {
  const listening = readListening(node);
  const listener = listening === null ? undefined : node.arguments[listening.position];
  if (listening !== null && listener !== undefined)
    return { node, kind: 'listener', emitter: listening.target, callback: listener };
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || !SUBSCRIBES.has(memberName(callee) ?? '')) return null;
  const callback = node.arguments.findLast((argument) => identification.functionNamed(argument) !== null);
  return callback === undefined ? null : { node, kind: 'subscription', emitter: callee.object, callback };
}

/** `once`, `{ once: true }`, `{ signal }`. */
function isBounded({ node }: Listening): boolean {
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  // A signal aborts once.
  if (/once/i.test(name) || eventName(node.arguments[0]) === 'abort') return true;
  return node.arguments.some(
    (argument) =>
      argument.type === 'ObjectExpression' &&
      argument.properties.some(
        (property) =>
          property.type !== 'Property' ||
          /^(?:once|signal)$/.test(keyName(property.key, property.computed) ?? ''),
      ),
  );
}

/** Tells whether the emitter is made by a function around the one that makes the socket, or comes from another file. */
function outlives({ emitter, node }: Listening, socket: Captured, { identification }: LifeContext): boolean {
  const at = unwrap(emitter);
  const { syntax, module } = identification;
  const slot = syntax.slotOf(at);
  const socketSlot = syntax.slotOf(socket.node);
  if (slot !== null && (slot === socketSlot || syntax.aliases(slot).has(socketSlot ?? '?'))) return false;
  const socketVariable = rootVariable(socket.node, identification);
  const maker = socketVariable === null ? null : declaringFunction(socketVariable, identification);
  let root = at;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression')
    return (
      maker !== null &&
      !isModule(maker) &&
      maker.kind !== 'constructor' &&
      syntax.slotOf(at) !== null &&
      !isThisOfAnybody(root, identification)
    );
  if (root.type !== 'Identifier') return false;
  const variable = module.variableOf(root);
  if (variable === null || variable.declaration.defs.length === 0)
    return HOSTS.has(root.name) && root.name === 'process' && isAccepted(socket, identification);
  const emitterMaker = declaringFunction(variable, identification);
  // `this.socket`: an instance for each connection that somebody hands over, at an emitter that all of them share.
  if (maker === null && emitterMaker !== null && isModule(emitterMaker))
    return isHandedToConstructor(socket, identification);
  if (emitterMaker === null || maker === null || isModule(maker)) return false;
  return (
    emitterMaker.id !== maker.id && isWithin(maker, emitterMaker, identification) && node !== socket.node
  );
}

/** `connect: function () { this.on('error', log); }`: who calls such a function says what its `this` is, such as the socket itself. */
function isThisOfAnybody(self: Node, { syntax, module }: LifeContext['identification']): boolean {
  let owner = syntax.ownerOf(self);
  while (owner?.sharesThis === true)
    owner = owner.parent === null ? null : (module.functions[owner.parent] ?? null);
  return (
    owner !== null &&
    owner.class === null &&
    owner.node.type === 'FunctionExpression' &&
    owner.parent !== null
  );
}

function isAccepted({ node }: Captured, identification: LifeContext['identification']): boolean {
  return isParameter(rootVariable(node, identification)?.declaration);
}

function isTakenBack(found: Listening, callback: Node, context: LifeContext): boolean {
  const handle = handleOf(found.node);
  if (mayBeStopped(handle, callback, STOPS, context)) return true;
  if (isStoppedByHelper(found.emitter, context)) return true;
  return context
    .undoings()
    .some(
      (undoing) =>
        undoing.kind === 'stops' &&
        isSameEmitter(undoing.what, found.emitter, context) &&
        !takesBackAnother(undoing.node, found, callback, context) &&
        context.whenRun(undoing.node) !== 'live',
    );
}

/** `quit(bus)` of `function quit(emitter) { emitter.close(); }` */
function isStoppedByHelper(emitter: Node, context: LifeContext): boolean {
  const { identification } = context;
  const { syntax } = identification;
  return syntax.calls.some((call) => {
    const position = call.arguments.findIndex((argument) => isSameEmitter(argument, emitter, context));
    const arrival = position === -1 ? null : findArrival(call, position, identification);
    if (arrival === null || arrival === 'out of sight') return false;
    const slot = syntax.slotOf(arrival.name);
    const stops = ({ kind, what }: Undoing) => kind === 'stops' && syntax.slotOf(what) === slot;
    return context.undoings().some(stops) && context.whenRun(call) !== 'live';
  });
}

/** `bus.off('price', onPrice)`: of another event, or a function that is not the one that was added. */
function takesBackAnother(
  undoing: Node,
  { node }: Listening,
  callback: Node,
  { identification }: LifeContext,
): boolean {
  if (undoing.type !== 'CallExpression') return false;
  const [first, second] = undoing.arguments;
  const [event, added] = [eventName(first), eventName(node.arguments[0])];
  if (event !== null && added !== null && event !== added) return true;
  const taken = second === undefined ? undefined : identification.functionNamed(second)?.node;
  return taken !== undefined && taken !== callback;
}

/** By their names; what has none in this file, as `process`, is the same where it is written the same. */
function isSameEmitter(what: Node, emitter: Node, { identification, source }: LifeContext): boolean {
  const { syntax } = identification;
  const slot = syntax.slotOf(emitter);
  const other = syntax.slotOf(what);
  if (slot === null)
    return source.text.slice(...unwrap(what).range) === source.text.slice(...unwrap(emitter).range);
  return other === slot || syntax.aliases(slot).has(other ?? '?');
}
