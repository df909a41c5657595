// How the program uses what a send gives back, which decides what can be put around it.
import type { Node, SendSite } from '@socket-safety/analysis';
import type { MethodRow, SocketRow } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { memberName, outerOf } from '../syntax/tree.ts';
import { isResultUnused } from './unused-result.ts';

/** An expression that stands for itself: a statement, or the body of an arrow function. */
export type Root = TSESTree.ArrowFunctionExpression | TSESTree.ExpressionStatement;

/**
 * | kind      | the code                              | `core`                |
 * | --------- | -------------------------------------- | --------------------- |
 * | `plain`   | `await deliver(socket, text);`        | `await deliver(…)`    |
 * | `plain`   | `sending.push(deliver(socket, text))` | `sending.push(…)`     |
 * | `and`     | `ready && socket.send(text);`         | `socket.send(text)`   |
 * | `branch`  | `ready ? socket.send(text) : wait();` | `socket.send(text)`   |
 * | `operand` | `count++, socket.send(text);`         | `socket.send(text)`   |
 * | `return`  | `return socket.send(text);`           | `socket.send(text)`   |
 */
export type SendUse =
  | { readonly kind: 'plain'; readonly root: Root; readonly core: Node }
  | { readonly kind: 'and'; readonly root: Root; readonly core: Node; readonly test: Node }
  | {
      readonly kind: 'branch';
      readonly root: Root;
      readonly core: Node;
      readonly whole: TSESTree.ConditionalExpression;
    }
  | { readonly kind: 'operand'; readonly root: Root; readonly core: Node }
  | { readonly kind: 'return'; readonly statement: TSESTree.ReturnStatement; readonly core: Node };

/** Reads the use of a send; null where its result matters. */
export function readUse(send: SendSite): SendUse | null {
  const sent = coreOf(endOfChain(send.node, send.socket.row));
  const core = send.wrapper ? (collectedBy(sent) ?? sent) : sent;
  const outer = outerOf(core);
  if (outer?.type === 'ReturnStatement') return { kind: 'return', statement: outer, core };
  const root = rootOf(core, core, send);
  if (root === null) return null;
  if (outer === root) return { kind: 'plain', root, core };
  if (outer !== null && outerOf(outer) === root) {
    if (outer.type === 'LogicalExpression' && outer.operator === '&&')
      return { kind: 'and', root, core, test: outer.left };
    if (outer.type === 'ConditionalExpression') return { kind: 'branch', root, core, whole: outer };
  }
  return { kind: 'operand', root, core };
}

/** `response.writeStatus('200 OK').end(text)`: methods that return the socket itself are one with what is called on it. */
function endOfChain(call: TSESTree.CallExpression, row: SocketRow): TSESTree.CallExpression {
  const outer = outerOf(call);
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? row.methods[memberName(callee) ?? ''] : undefined;
  if (method?.returns !== 'itself' || outer?.type !== 'MemberExpression' || outer.object !== call)
    return call;
  const chained = outerOf(outer);
  return chained?.type === 'CallExpression' && chained.callee === outer ? endOfChain(chained, row) : call;
}

/** The call with what only waits for it, answers its rejection or drops its value. */
function coreOf(call: Node): Node {
  const outer = outerOf(call);
  switch (outer?.type) {
    case 'AwaitExpression':
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return coreOf(outer);
    case 'UnaryExpression':
      return outer.operator === 'void' ? coreOf(outer) : call;
    case 'MemberExpression': {
      const chained = outerOf(outer);
      const name = outer.object === call ? memberName(outer) : null;
      const answers = name === 'catch' || name === 'then' || name === 'finally';
      return answers && chained?.type === 'CallExpression' && chained.callee === outer
        ? coreOf(chained)
        : call;
    }
    default:
      return call;
  }
}

/** The call that puts the promise into a list, which then has none of a message that was not sent. */
function collectedBy(sent: Node): Node | null {
  const outer = outerOf(sent);
  if (outer?.type !== 'CallExpression' || outer.arguments.length !== 1 || outer.arguments[0] !== sent)
    return null;
  const { callee } = outer;
  return callee.type === 'MemberExpression' && memberName(callee) === 'push' ? outer : null;
}

/** Finds what an expression stands for when nothing reads its value. */
function rootOf(expression: Node, core: Node, send: SendSite): Root | null {
  const outer = outerOf(expression);
  switch (outer?.type) {
    case 'ExpressionStatement':
      return outer;
    case 'ArrowFunctionExpression':
      if (outer.body !== expression) return null;
      return (expression === core && givesNothing(send, core, outer)) || isResultUnused(outer) ? outer : null;
    case 'SequenceExpression':
      return outer.expressions.at(-1) === expression ? rootOf(outer, core, send) : anyRoot(outer);
    case 'LogicalExpression':
      return outer.right === expression ? rootOf(outer, core, send) : null;
    case 'ConditionalExpression':
      return outer.test === expression ? null : rootOf(outer, core, send);
    case 'UnaryExpression':
      return outer.operator === 'void' ? anyRoot(outer) : null;
    default:
      return null;
  }
}

/** Nothing reads the value, so that any statement or arrow function around it will do. */
function anyRoot(expression: Node): Root | null {
  const outer = outerOf(expression);
  if (outer?.type === 'ExpressionStatement') return outer;
  return outer?.type === 'ArrowFunctionExpression' && outer.body === expression ? outer : null;
}

/** A body that gives nothing gives nothing from a block either; a wrapper gives a promise of nothing, once it is awaited there. */
function givesNothing(
  { wrapper, methodRow, method }: SendSite,
  core: Node,
  arrow: TSESTree.ArrowFunctionExpression,
): boolean {
  if (!wrapper) return returnsNothing(method, methodRow);
  return arrow.async || core.type === 'UnaryExpression';
}

/** Tells whether a method of a library returns `undefined` in every state. */
export function returnsNothing(method: string, { outcome }: MethodRow): boolean {
  const told = Object.values(outcome).flat();
  return (
    ['enqueue', 'ping', 'pong', 'postMessage', 'send'].includes(method) &&
    !told.includes('status') &&
    !told.includes('rejects')
  );
}
