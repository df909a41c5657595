// Failures that are answered by nothing: `try { channel.send(text); } catch {}`. A comment in there says why and is an answer, and so
// is the place: a last notice before a close, or in an error path, is sent for whoever may still hear it, and who has just sent a
// message hears the answer.
import type { TSESTree } from '@typescript-eslint/types';
import type { Outcome } from '@socket-safety/libraries';
import type { SwallowSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import { runsInside, turnAround } from '../sockets/runs-inside.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import {
  eachNode,
  isFunction,
  isInside,
  keyName,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';
import type { Source } from '../source.ts';

/** What a failure meets instead of an answer. */
export type Swallow = Pick<SwallowSite, 'node' | 'kind'>;

/** Finds the clause or callback that is the answer to this outcome and does nothing; null where there is none. */
export function findSwallow(
  outcome: Outcome,
  call: TSESTree.CallExpression,
  source: Source,
  identification: Identification,
): Swallow | null {
  switch (outcome) {
    case 'throws':
      return emptyCatch(call, source);
    case 'rejects':
      return deafRejection(call, source, identification);
    case 'callback': {
      const last = call.arguments.at(-1);
      return last !== undefined && doesNothing(last, source, identification) && !isSaidAround(call, source)
        ? { node: last, kind: 'callback' }
        : null;
    }
    default:
      return null;
  }
}

/** The clause that gets what is thrown at a node, if it is empty. */
function emptyCatch(node: Node, source: Source): Swallow | null {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    if (isFunction(outer) && (outer.async || !runsInside(outer))) return null;
    if (outer.type === 'TryStatement' && outer.block === inner && outer.handler !== null)
      return isEmpty(outer.handler.body, source) ? { node: outer.handler, kind: 'catch' } : null;
    inner = outer;
  }
  return null;
}

/** `deliver(socket, text).catch(() => {})`, or an `await` inside a `try` with an empty clause. */
function deafRejection(call: Node, source: Source, identification: Identification): Swallow | null {
  const outer = outerOf(call);
  if (outer?.type === 'AwaitExpression') return emptyCatch(outer, source);
  const chained = outer?.type === 'MemberExpression' ? outerOf(outer) : undefined;
  if (outer?.type !== 'MemberExpression' || chained?.type !== 'CallExpression') return null;
  if (unwrap(outer.object) !== unwrap(call)) return null;
  const name = memberName(outer);
  const answer = chained.arguments[name === 'then' ? 1 : 0];
  if (name === 'catch' || (name === 'then' && answer !== undefined))
    return answer !== undefined && doesNothing(answer, source, identification)
      ? { node: answer, kind: 'rejection' }
      : null;
  return name === 'then' || name === 'finally' ? deafRejection(chained, source, identification) : null;
}

/** `try { socket.send(text, () => {}); } catch { // may have left }`: what is said of the one failure is said of the other. */
function isSaidAround(call: Node, { ast }: Source): boolean {
  let inner = call;
  for (let outer = parentOf(call); outer !== undefined && !isFunction(outer); outer = parentOf(outer)) {
    const clause = outer.type === 'TryStatement' && outer.block === inner ? outer.handler : null;
    if (clause !== null)
      return (ast.comments ?? []).some(
        ({ range }) => clause.range[0] < range[0] && range[1] < clause.range[1],
      );
    inner = outer;
  }
  return false;
}

/** `() => {}`, `() => undefined`, or the name of such a function. */
function doesNothing(callback: Node, source: Source, { functionNamed }: Identification): boolean {
  const fn = functionNamed(callback)?.node;
  if (!isFunction(fn)) return false;
  if (fn.body.type === 'BlockStatement') return isEmpty(fn.body, source);
  const body = unwrap(fn.body);
  if (body.type === 'Identifier') return body.name === 'undefined';
  return body.type === 'Literal' && body.value === null;
}

function isEmpty({ body, range }: TSESTree.BlockStatement, { ast }: Source): boolean {
  const isSaid = (ast.comments ?? []).some(
    (comment) => range[0] < comment.range[0] && comment.range[1] < range[1],
  );
  return body.length === 0 && !isSaid;
}

const ENDS =
  /^(?:#|_)?(?:on)?(?:close|stop|dispose|shut|destroy|end|disconnect|terminate|tear|clean|kill|quit|exit|leave|abort|cancel)/i;

/** Tells whether a send is a last notice, as its function goes on to close the socket or is there to end something, or an answer. */
export function isNoticeOnly(
  call: Node,
  socket: Node,
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  { syntax }: Identification,
): boolean {
  const slot = syntax.slotOf(socket);
  const closes = slot === null ? [] : (closings.get(slot) ?? []);
  const around = turnAround(call);
  if (around === undefined) return false;
  if (answersMessage(around, call)) return true;
  if (closes.some(({ node }) => node.range[0] > call.range[0] && isInside(node, around))) return true;
  return ENDS.test(nameOf(around) ?? '');
}

/** `link.on('message', () => channel.send(text))`: whatever wraps the socket, it was open a moment ago. */
function answersMessage(fn: FunctionLike, call: Node): boolean {
  const listening = outerOf(fn);
  const callee = listening?.type === 'CallExpression' ? unwrap(listening.callee) : null;
  if (listening?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false;
  const [event] = listening.arguments;
  if (!LISTENS.has(memberName(callee) ?? '') || event?.type !== 'Literal') return false;
  if (event.value !== 'message' && event.value !== 'data') return false;
  for (const inner of eachNode(fn.body))
    if (inner.type === 'AwaitExpression' && inner.range[0] < call.range[0]) return false;
  return true;
}

const LISTENS: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'addEventListener']);

function nameOf(fn: Node): string | null {
  if (isFunction(fn) && fn.id !== null) return fn.id.name;
  const holder = outerOf(fn);
  switch (holder?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return keyName(holder.key, holder.computed);
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? holder.id.name : null;
    default:
      return null;
  }
}
