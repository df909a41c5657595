// Where a function sends, as a statement that lines can be put around.
import {
  executorAround,
  isCaughtIn,
  type Node,
  type Sender,
  type SendingCall,
} from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Refusal } from '../repair.ts';
import {
  findAround,
  isFinalizer,
  isFunction,
  isInside,
  outerOf,
  siblingsOf,
  type FunctionNode,
} from '../syntax/tree.ts';

/**
 * One place at which a function sends.
 *
 * | `holder`                              | `core`                | `gives`   |
 * | ------------------------------------- | --------------------- | --------- |
 * | `socket.send(text);`                  | the call              | `nothing` |
 * | `await deliver(socket, text);`        | with its `await`      | `answer`  |
 * | `return deliver(socket, text);`       | the call              | `answer`  |
 * | `return new Promise((resolve) => …);` | the promise           | `answer`  |
 * | `(client) => client.send(text)`       | the call              | `nothing` |
 */
export interface SendPoint {
  readonly call: SendingCall;
  readonly holder: TSESTree.ExpressionStatement | TSESTree.ReturnStatement | TSESTree.ArrowFunctionExpression;
  readonly core: Node;
  readonly gives: 'answer' | 'nothing';
  /** The executor in which the send stands, unless the function catches its rejection and answers itself. */
  readonly executor: FunctionNode | null;
  /** A failure in every state but open goes to a `catch` of this function. */
  readonly isCaught: boolean;
}

/** Reads a sending call of a function; refuses where it is part of a longer expression. */
export function readPoint(call: SendingCall, { node: fn }: Sender): SendPoint | Refusal {
  const around = executorAround(call.node, fn);
  const rejecting = around ?? (call.told === 'rejection' ? call.node : null);
  const isCaught =
    rejecting !== null && isAwaited(around === null ? call.node : around.parent) && isCaughtIn(rejecting, fn);
  const executor = isCaught ? null : around;
  let core: Node = around?.parent ?? call.node;
  for (let outer = outerOf(core); outer !== null; outer = outerOf(core)) {
    if (outer.type === 'UnaryExpression' && call.method === null)
      return { refused: 'it does not wait for the send' };
    if (
      outer.type !== 'AwaitExpression' &&
      outer.type !== 'ChainExpression' &&
      outer.type !== 'UnaryExpression'
    )
      break;
    core = outer;
  }
  const holder = outerOf(core);
  const gives = !isCaught && (call.method === null || executor !== null) ? 'answer' : 'nothing';
  if (holder?.type === 'ArrowFunctionExpression' && holder.body === core)
    return { call, holder, core, gives, executor, isCaught };
  if (holder?.type !== 'ExpressionStatement' && holder?.type !== 'ReturnStatement')
    return { refused: 'the send is part of a longer expression' };
  const final = findAround(holder, isFinalizer);
  if (final !== null && isInside(final, fn)) return { refused: 'it sends in a `finally`' };
  const isDropped =
    call.promised &&
    call.method === null &&
    core.type !== 'AwaitExpression' &&
    holder.type === 'ExpressionStatement';
  return isDropped
    ? { refused: 'it does not wait for the send' }
    : { call, holder, core, gives, executor, isCaught };
}

function isAwaited(promise: Node): boolean {
  return outerOf(promise)?.type === 'AwaitExpression';
}

/** Tells whether nothing of the function runs after a statement, apart from a bare `return`. */
export function endsFunction(statement: Node, fn: FunctionNode): boolean {
  let inner = statement;
  for (let outer = outerOf(inner); outer !== null; outer = outerOf(inner)) {
    if (isFunction(outer)) return outer === fn;
    switch (outer.type) {
      case 'BlockStatement':
      case 'StaticBlock': {
        const next = outer.body[outer.body.indexOf(inner as TSESTree.Statement) + 1];
        if (next !== undefined) return isBareReturn(next);
        break;
      }
      case 'IfStatement':
        break;
      case 'TryStatement':
        if (outer.finalizer === inner) return false;
        break;
      default:
        return false;
    }
    inner = outer;
  }
  return false;
}

/** `return;` */
export function isBareReturn(statement: Node | undefined): statement is TSESTree.ReturnStatement {
  return statement?.type === 'ReturnStatement' && statement.argument === null;
}

/** The bare `return` right behind a statement. */
export function bareReturnAfter(statement: Node): TSESTree.ReturnStatement | null {
  const siblings = siblingsOf(statement) ?? [];
  const next = siblings[siblings.indexOf(statement) + 1];
  return isBareReturn(next) ? next : null;
}
