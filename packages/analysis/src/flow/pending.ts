// Whether a value is a promise that nothing has settled yet: an async function that returns it waits for it, as by `await`.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { holderOf, usesOf } from '../sockets/holder.ts';
import { namesPromise } from '../sockets/promise-class.ts';
import { calledName, memberName, unwrap } from '../sockets/tree.ts';
import { isSettled } from './await.ts';
import { callTarget } from './call-target.ts';
import type { TransferContext } from './context.ts';

/** Tells whether a value may be pending. What a call out of sight gives is taken for a promise where an async function returns it. */
export function isPending(value: Value, context: TransferContext): boolean {
  if (value.kind === 'conditional')
    return isPending(value.then, context) || isPending(value.otherwise, context);
  if (value.kind === 'logical') return isPending(value.left, context) || isPending(value.right, context);
  const { identification, summaries } = context;
  const instr = value.kind === 'result' ? context.fn.instrs.get(value.of) : undefined;
  if (instr?.kind !== 'call') return isPendingNode(value.node, identification);
  if (isSettled(value, context)) return false;
  const target = callTarget(instr, identification, summaries);
  if (target === null) return givesPromise(instr.node, identification);
  if (target.summary.isAsync) return target.summary.suspends;
  return target.header !== null && returnsPending(target.header, identification);
}

/** A function that is not async itself, and hands on the promise of another. */
function returnsPending({ node }: FunctionHeader, identification: Identification): boolean {
  return identification.syntax.returns(node).some((returned) => isPendingNode(returned, identification));
}

/** `fetch(url)`, or a name for it; of a function of the file what its type tells. */
function isPendingNode(node: Node, identification: Identification): boolean {
  const { module, functionNamed } = identification;
  let at = unwrap(node);
  if (at.type === 'Identifier') {
    const made = soleDefinitionOf(module.variableOf(at)?.declaration);
    if (made?.type === 'VariableDeclarator' && made.init !== null) at = unwrap(made.init);
  }
  const isOutOfSight =
    at.type === 'NewExpression' || (at.type === 'CallExpression' && functionNamed(at.callee) === null);
  return isOutOfSight ? givesPromise(at, identification) : isPromise(at, identification);
}

function isPromise(node: Node, { typeOf }: Identification): boolean {
  return typeOf(node)?.kind === 'promise';
}

function givesPromise(call: Node, identification: Identification): boolean {
  if (call.type === 'NewExpression') return namesPromise(calledName(call));
  return call.type !== 'CallExpression' || isPromise(call, identification) || !isPlain(call, identification);
}

/** Objects and functions of JavaScript whose results are no promises. */
const PLAIN: ReadonlySet<string> = new Set(
  'JSON Math Object Array Number String Boolean Symbol Date BigInt Buffer Reflect parseInt parseFloat require structuredClone'.split(
    ' ',
  ),
);
/** Methods of JavaScript's own values. */
const PLAIN_METHODS: ReadonlySet<string> = new Set(
  'map flatMap some every join split trim slice substring toString toJSON toISOString toFixed concat includes indexOf replace replaceAll padStart padEnd startsWith endsWith toLowerCase toUpperCase push digest'.split(
    ' ',
  ),
);

/** `JSON.parse(text)`, `String(text)`, `words.join(' ')`, `readFileSync(path)`, `this.names.get(id)` of a `Map` */
function isPlain(call: TSESTree.CallExpression, identification: Identification): boolean {
  if (calledName(call).endsWith('Sync')) return true;
  const called = unwrap(call.callee);
  if (called.type === 'Identifier') return PLAIN.has(called.name);
  if (called.type !== 'MemberExpression') return false;
  const object = unwrap(called.object);
  if (object.type === 'Identifier' && PLAIN.has(object.name)) return true;
  return PLAIN_METHODS.has(memberName(called) ?? '') || isMadeCollection(object, identification);
}

/** A variable or field that starts as an array, `Map` or `Set`. */
function isMadeCollection(name: Node, identification: Identification): boolean {
  const holder = holderOf(name, identification);
  const init = holder === null ? null : (usesOf(holder, identification)?.init ?? null);
  if (init?.type === 'ArrayExpression') return true;
  return init?.type === 'NewExpression' && /^(?:Weak)?(?:Map|Set)$|^Array$/.test(calledName(init));
}
