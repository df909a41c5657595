// A send that isn't made calls no callback. Where the program goes on in there, a guard would leave it waiting.
import { hasCallback, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { styleOf } from '../syntax/layout.ts';
import { findFunctionAround, isFunction } from '../syntax/tree.ts';
import type { Exit } from './early-exit.ts';
import type { SendUse } from './send-use.ts';

/** Tells whether a send has a callback that does more than answer to its error. */
export function hasCallbackToMiss({ node, methodRow, wrapper }: SendSite): boolean {
  const callback = node.arguments.at(-1);
  if (wrapper || !hasCallback(methodRow, node.arguments.length) || callback === undefined) return false;
  if (callback.type === 'Literal' || callback.type === 'ObjectExpression') return false;
  if (!isFunction(callback)) return callback.type !== 'Identifier' || callback.name !== 'undefined';
  const { body, params } = callback;
  if (body.type !== 'BlockStatement') return !isOnlyAboutError(body, params[0]);
  return !body.body.every(
    (statement) => isErrorBranch(statement, params[0]) || isOnlyAboutError(statement, params[0]),
  );
}

/** The way out of a function whose last statement sends, and which is handed the callback: it is told of the failure. */
export function tellCallback(use: SendUse, send: SendSite, source: Source): Exit | null {
  const callback = send.node.arguments.at(-1);
  if (callback?.type !== 'Identifier' || !hasCallbackToMiss(send)) return null;
  if (use.kind !== 'plain' || use.root.type !== 'ExpressionStatement') return null;
  const around = findFunctionAround(use.root);
  const parameter = around?.params.find((one) => one.type === 'Identifier' && one.name === callback.name);
  const isLast = around?.body.type === 'BlockStatement' && around.body.body.at(-1) === use.root;
  if (parameter?.type !== 'Identifier' || !isLast) return null;
  const { quote, semicolon } = styleOf(source);
  // In JavaScript nobody says whether it may be left out.
  const isThere = parameter.typeAnnotation != null && !parameter.optional;
  const called = `${callback.name}${isThere ? '' : '?.'}`;
  const error = `new Error(${quote}${send.socket.row.noun} is not open${quote})`;
  return {
    lines: [`${called}(${error})${semicolon}`, `return${semicolon}`],
    edits: [],
    tells: true,
  };
}

/** `if (error) log(error);` */
function isErrorBranch(statement: Node, error: TSESTree.Parameter | undefined): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate !== null || error?.type !== 'Identifier')
    return false;
  const { test } = statement;
  const tested = test.type === 'BinaryExpression' ? test.left : test;
  return tested.type === 'Identifier' && tested.name === error.name;
}

/** `error && log(error)`, `console.log(…)` */
function isOnlyAboutError(statement: Node, error: TSESTree.Parameter | undefined): boolean {
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : statement;
  if (
    expression.type === 'LogicalExpression' &&
    expression.operator === '&&' &&
    error?.type === 'Identifier'
  ) {
    return expression.left.type === 'Identifier' && expression.left.name === error.name;
  }
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression') return false;
  const { object } = expression.callee;
  return object.type === 'Identifier' && /^(?:console|log|logger)$/i.test(object.name);
}
