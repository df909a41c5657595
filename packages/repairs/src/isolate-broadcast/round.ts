// The part of a walk's round that fails as one: the statement with the send, the sends right behind it, and what counts their success.
import type { Broadcast, Node, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isCount } from '../guard-send/said-sent.ts';
import type { Refusal } from '../repair.ts';
import { isFunction, isInside, memberName, outerOf, siblingsOf } from '../syntax/tree.ts';

/** What is put into a `try`. */
export type Round =
  | {
      readonly kind: 'statements';
      readonly first: Node;
      readonly last: Node;
      /** The last one is `return true`. */
      readonly answers: boolean;
    }
  /** `(client) => client.send(text)` */
  | { readonly kind: 'arrow'; readonly arrow: TSESTree.ArrowFunctionExpression; readonly answers: false };

/** Finds what fails together in a round, or says why it cannot be put into a `try`. */
export function findRound(send: SendSite, { loop, call }: Broadcast, source: Source): Round | Refusal {
  for (let at = outerOf(call); at !== null && at !== loop; at = outerOf(at)) {
    if (at.type === 'ExpressionStatement') {
      if (!isInside(at, loop)) break;
      return rowFrom(at, send, source);
    }
    if (at.type === 'ArrowFunctionExpression' && outerOf(at) === loop)
      return isForgotten(loop)
        ? { kind: 'arrow', arrow: at, answers: false }
        : { refused: 'the result of the send is used' };
    if (at.type.endsWith('Statement') || at.type.endsWith('Declaration'))
      return { refused: 'the result of the send is used' };
  }
  return { refused: 'the sends are parts of one expression; a person must decide' };
}

/** Nobody looks at what the callback returns. */
function isForgotten(walk: Node): boolean {
  if (walk.type !== 'CallExpression' || walk.callee.type !== 'MemberExpression') return false;
  return memberName(walk.callee) === 'forEach' || outerOf(walk)?.type === 'ExpressionStatement';
}

function rowFrom(first: TSESTree.ExpressionStatement, send: SendSite, source: Source): Round {
  const siblings = siblingsOf(first) ?? [first];
  let last: Node = first;
  for (const next of siblings.slice(siblings.indexOf(first) + 1)) {
    if (isTrue(next) && isForRound(next)) return { kind: 'statements', first, last: next, answers: true };
    if (!isCount(next) && !isSendTo(send, next, source)) break;
    last = next;
  }
  return { kind: 'statements', first, last, answers: false };
}

/** `return true` */
function isTrue(statement: Node): boolean {
  return (
    statement.type === 'ReturnStatement' &&
    statement.argument?.type === 'Literal' &&
    statement.argument.value === true
  );
}

/** It answers for this round, not for the function around a loop. */
function isForRound(statement: Node): boolean {
  for (let at = outerOf(statement); at !== null; at = outerOf(at)) {
    if (isFunction(at)) return true;
    if (/^(?:For|While|DoWhile)/.test(at.type)) return false;
  }
  return false;
}

/** Another send to the same socket. */
function isSendTo({ socket, method }: SendSite, statement: Node, { text }: Source): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
  if (call.type !== 'CallExpression') return false;
  const { callee } = call;
  const name =
    callee.type === 'MemberExpression'
      ? memberName(callee)
      : callee.type === 'Identifier'
        ? callee.name
        : null;
  const mentions = [callee.type === 'MemberExpression' ? callee.object : null, ...call.arguments];
  return name === method && mentions.some((one) => one !== null && text.slice(...one.range) === socket.text);
}
