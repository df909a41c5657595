// A request whose answer is waited for: `socket.send(question); const [answer] = await once(socket, 'message');`. Behind a guard that
// skips the send the answer would never come.
import {
  definitionOf,
  isExecutor,
  type Node,
  type SendSite,
  type SocketSight,
  type Source,
} from '@socket-safety/analysis';
import { variablesNamed } from '../syntax/names.ts';
import { variableOf } from '../syntax/visibility.ts';
import {
  eachOfThisRun,
  eachWithin,
  findAround,
  findFunctionAround,
  isFunction,
  memberName,
  namesWithin,
  outerOf,
  type FunctionNode,
} from '../syntax/tree.ts';

const LISTENS = /^(?:on|once|addListener|addEventListener|prependOnceListener)$/;
/** What a helper out of sight is called that comes back with an answer. */
const ANSWERS = /repl(?:y|ies)|response|answer|acknowledg|\back|waitFor|next(?:Message|Frame|Event)|receive/i;

/** Tells whether the function of a send goes on to wait for what comes back. */
export function awaitsReply({ node, socket }: SendSite, source: Source): boolean {
  const around = findFunctionAround(node);
  const body = around === null ? source.ast : around.body;
  for (const inner of eachOfThisRun(body)) {
    if (inner.range[1] <= node.range[1]) continue;
    if (hearsReply(inner, socket, source) && isForPromise(node)) return true;
    const waited =
      inner.type === 'AwaitExpression' || inner.type === 'ReturnStatement' ? inner.argument : null;
    if (waited !== null && isReply(waited, socket, source)) return true;
  }
  return false;
}

/**
 * Finds the executor whose promise waits for the reply to a send that a callback in it makes:
 * `new Promise((resolve) => { socket.once('message', resolve); setTimeout(() => socket.send(question), 100); })`.
 */
export function findWaitingExecutor(
  callback: FunctionNode,
  socket: SocketSight,
  source: Source,
): FunctionNode | null {
  const executor = findAround(callback, (outer) => isFunction(outer) && isExecutor(outer));
  if (executor === null || !isFunction(executor)) return null;
  const [resolve] = executor.params;
  if (resolve?.type !== 'Identifier') return null;
  const hears = [...eachOfThisRun(executor.body)].some(
    (inner) => hearsReply(inner, socket, source) && namesWithin(inner, resolve.name),
  );
  return hears ? executor : null;
}

/** `socket.on('data', take)` */
function hearsReply(inner: Node, { row, text }: SocketSight, source: Source): boolean {
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return false;
  const { callee } = inner;
  const [event] = inner.arguments;
  const isHeard = event?.type === 'Literal' && row.events[String(event.value)]?.role === 'message';
  return (
    isHeard && LISTENS.test(memberName(callee) ?? '') && source.text.slice(...callee.object.range) === text
  );
}

/** It runs for a promise, in a callback of its executor. */
function isForPromise(node: Node): boolean {
  return findAround(node, (outer) => isFunction(outer) && isExecutor(outer)) !== null;
}

function isReply(waited: Node, socket: SocketSight, source: Source): boolean {
  const value = waited.type === 'Identifier' ? madeAs(waited, source) : waited;
  if (value.type === 'NewExpression') return listens(value) || keepsResolve(value, source);
  if (value.type !== 'CallExpression') return false;
  const { callee, arguments: given } = value;
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression'
        ? memberName(callee)
        : null;
  if (name === 'race' || name === 'all')
    return given.some((list) => list.type === 'ArrayExpression' && list.elements.some(isOne));
  const [first, event] = given;
  const isEvent = event?.type === 'Literal' && Object.hasOwn(socket.row.events, String(event.value));
  if (first !== undefined && isEvent && source.text.slice(...first.range) === socket.text) return true;
  const declared = callee.type === 'Identifier' ? madeAs(callee, source) : callee;
  if (isFunction(declared)) return listens(declared) || keepsResolve(declared, source);
  return name !== null && ANSWERS.test(name);

  function isOne(element: Node | null): boolean {
    return element !== null && element.type !== 'SpreadElement' && isReply(element, socket, source);
  }
}

/** `const reply = once(socket, 'message'); socket.send(question); await reply;`, and a function by its name. */
function madeAs(name: Node, source: Source): Node {
  const variable = variableOf(name, source);
  const declared = definitionOf(variable);
  if (declared?.type === 'VariableDeclarator') return declared.init ?? name;
  return declared !== undefined && isFunction(declared) ? declared : name;
}

/** `new Promise((resolve) => socket.once('message', resolve))`, or a function that makes one. */
function listens(creation: Node): boolean {
  for (const inner of eachWithin(creation)) {
    if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression') {
      const [event] = inner.arguments;
      const isLate = event?.type === 'Literal' && event.value === 'drain';
      if (LISTENS.test(memberName(inner.callee) ?? '') && !isLate) return true;
    }
    if (inner.type !== 'AssignmentExpression' || inner.left.type !== 'MemberExpression') continue;
    if (/^on(?:message|data|reply)$/.test(memberName(inner.left) ?? '')) return true;
  }
  return false;
}

/** `new Promise((resolve) => pending.set(id, resolve))`: whoever hears the answer finds there whom to tell. */
function keepsResolve(creation: Node, source: Source): boolean {
  for (const inner of eachWithin(creation)) {
    const [resolve] = isFunction(inner) && isExecutor(inner) ? inner.params : [];
    if (resolve?.type !== 'Identifier') continue;
    const [variable] = variablesNamed(resolve.name, source).filter(
      ({ identifiers }) => identifiers[0] === resolve,
    );
    // Scope managers keep the identifier of each reference.
    if (variable?.references.some(({ identifier }) => isKept(identifier as Node)) === true) return true;
  }
  return false;
}

function isKept(resolve: Node): boolean {
  const outer = outerOf(resolve);
  switch (outer?.type) {
    case 'Property':
      return outer.value === resolve;
    case 'AssignmentExpression':
      return outer.right === resolve;
    case 'CallExpression':
      return (
        outer.callee.type === 'MemberExpression' && /^(?:set|add|push)$/.test(memberName(outer.callee) ?? '')
      );
    default:
      return false;
  }
}
