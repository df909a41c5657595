// Where an error is handled: the statements of the clause or callback, and what the error is called there.
import type { Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import {
  findAround,
  findFunctionAround,
  isFunction,
  isInside,
  memberName,
  outerOf,
  type FunctionNode,
} from '../syntax/tree.ts';

/**
 * | kind        | the code                                     |
 * | ----------- | --------------------------------------------- |
 * | `catch`     | `catch (error) { … }`                        |
 * | `rejection` | `.catch((error) => …)`, `.then(go, (error) => …)` |
 * | `finally`   | `finally { … }`, `.finally(() => …)`         |
 * | `event`     | `.on('error', (error) => …)`, `onerror = …`  |
 */
export interface HandlerPlace {
  readonly kind: 'catch' | 'event' | 'finally' | 'rejection';
  /** Null where the body of an arrow function is an expression. */
  readonly block: TSESTree.BlockStatement | null;
  /** What declares the error; null in a finally block. */
  readonly owner: FunctionNode | TSESTree.CatchClause | null;
}

/** Finds the place of a send's handler, from the node that the analysis gives as its reason. */
export function findHandlerPlace(call: Node, handler: Node): HandlerPlace | null {
  if (handler.type === 'CatchClause') return { kind: 'catch', block: handler.body, owner: handler };
  if (handler.type === 'BlockStatement') return { kind: 'finally', block: handler, owner: null };
  const callback =
    findAround(call, (outer) => isFunction(outer) && outerOf(outer) === handler) ?? findFunctionAround(call);
  if (callback === null || !isFunction(callback)) return null;
  const { body } = callback;
  const kind = kindOf(handler);
  return {
    kind,
    block: body.type === 'BlockStatement' ? body : null,
    owner: kind === 'finally' ? null : callback,
  };
}

function kindOf(handler: Node): HandlerPlace['kind'] {
  if (handler.type !== 'CallExpression' || handler.callee.type !== 'MemberExpression') return 'event';
  const name = memberName(handler.callee);
  if (name === 'catch' || name === 'then') return 'rejection';
  return name === 'finally' ? 'finally' : 'event';
}

/** Finds the statement of a block that a node stands in. */
export function statementAround(inner: Node, { body }: TSESTree.BlockStatement): TSESTree.Statement | null {
  return body.find((statement) => isInside(inner, statement)) ?? null;
}

/** Returns the error's parameter; null where there is none, or it is taken apart. */
export function errorNameOf({ owner }: HandlerPlace): string | null {
  const parameter = parameterOf(owner);
  return parameter?.type === 'Identifier' ? parameter.name : null;
}

/** Returns what declares the error. */
export function parameterOf(owner: HandlerPlace['owner']): Node | null {
  if (owner === null) return null;
  return owner.type === 'CatchClause' ? owner.param : (owner.params[0] ?? null);
}
