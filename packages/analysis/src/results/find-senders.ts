// Functions whose job is sending, with what their callers learn. In: the identification of a file. Out: one entry per function, in
// source order. A function sends by itself, or by calling another such function, of this file or of an imported one.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { SendSite, Sender, SendingCall } from '../facts.ts';
import { rejectingSends } from '../flow/rejecting.ts';
import { hasCallback } from '../sites/completion.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { isExecutor, namesPromise } from '../sockets/promise-class.ts';
import { runsInside } from '../sockets/runs-inside.ts';
import { documentedNode } from '../sockets/syntax-index.ts';
import {
  isFunction,
  isInside,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { isCalledForItself, nameOf, nameText } from './candidate.ts';
import { isMeant, namesIn } from './meant.ts';
import { isHandedOn } from './message.ts';
import { hasOtherWork } from './other-work.ts';
import { changesSocket, isRepeated } from './rounds.ts';
import { findSentPaths, type SendRole } from './sent-paths.ts';
import {
  answersByCallback,
  canFailUnseen,
  canReject,
  declaredAnswer,
  eachOfRun,
  executorAround,
  handsOnPromise,
  isCaughtIn,
  isNothing,
  mayThrow,
  returnedValues,
  throwsAgain,
  type Told,
} from './told.ts';

/** Answers what the callers of an imported function learn; null where it is no function that sends. */
export type ImportedSender = (callee: Node) => Answer | null;

type Answer = Pick<Sender, 'told' | 'promised' | 'carries'>;

/** Chains of functions that call one another are followed this far. */
const MOST_ROUNDS = 6;

/** Finds the functions of a file whose job is sending. */
export function findSenders(
  sites: readonly SendSite[],
  identification: Identification,
  imported: ImportedSender,
): readonly Sender[] {
  const siteOf = new Map(sites.map((site) => [site.node, site]));
  const direct = gather(directCalls(identification, siteOf), identification);
  const found = new Map<FunctionHeader, Sender>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = found.size;
    const indirect = gather(indirectCalls(identification, found, imported), identification);
    for (const header of new Set([...direct.keys(), ...indirect.keys()])) {
      if (found.has(header)) continue;
      const calls = [...(direct.get(header) ?? []), ...(indirect.get(header) ?? [])];
      const sender = readSender(header, calls, identification);
      if (sender !== null) found.set(header, sender);
    }
    if (found.size === before) break;
  }
  return [...found.values()].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

type Calls = ReadonlyMap<FunctionHeader, readonly SendingCall[]>;

/** Puts calls to the functions that make them as they run: not those that a timer or a listener makes later. */
function gather(calls: Iterable<SendingCall>, { syntax }: Identification): Calls {
  const gathered = new Map<FunctionHeader, SendingCall[]>();
  for (const call of calls) {
    let owner = syntax.ownerOf(call.node);
    while (owner !== null && isFunction(owner.node) && (runsInside(owner.node) || isExecutor(owner.node))) {
      const outer: Node | undefined = parentOf(owner.node);
      owner = outer === undefined ? null : syntax.ownerOf(outer);
    }
    if (owner === null) continue;
    const known = gathered.get(owner);
    if (known === undefined) gathered.set(owner, [call]);
    else known.push(call);
  }
  return gathered;
}

function* directCalls(
  { syntax, typeOf }: Identification,
  siteOf: ReadonlyMap<Node, SendSite>,
): Generator<SendingCall> {
  for (const call of syntax.calls) {
    const callee = unwrap(call.callee);
    if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression') continue;
    const socket = socketOf(typeOf(callee.object));
    const row = socket === null ? undefined : ownValue(socket.row.methods, memberName(callee) ?? '');
    if (row?.role === 'send' && canFailUnseen(row))
      yield {
        node: call,
        method: row,
        site: siteOf.get(call) ?? null,
        told: 'nothing',
        promised: false,
        isRepeated: false,
        carries: null,
      };
  }
}

function* indirectCalls(
  { syntax, functionNamed }: Identification,
  found: ReadonlyMap<FunctionHeader, Sender>,
  imported: ImportedSender,
): Generator<SendingCall> {
  for (const call of syntax.calls) {
    if (call.type !== 'CallExpression') continue;
    const header = functionNamed(call.callee);
    const answer = header === null ? imported(call.callee) : found.get(header);
    if (answer === undefined || answer === null || answer.told === 'something') continue;
    const { told, promised, carries } = answer;
    yield { node: call, method: null, site: null, told, promised, isRepeated: false, carries };
  }
}

function readSender(
  header: FunctionHeader,
  calls: readonly SendingCall[],
  identification: Identification,
): Sender | null {
  const fn = header.node;
  if (!isFunction(fn) || !isCalledForItself(header, identification)) return null;
  const name = nameOf(fn);
  if (name === null || !calls.every(({ node }) => isPlain(node))) return null;
  const carried = calls.map((call) => carriedBy(fn, call, identification));
  if (carried.some((positions) => positions.length === 0)) return null;
  if (calls.some(({ node }) => hasOtherWork(node, fn, identification) || callsItself(node, name)))
    return null;
  if (!calls.every((call) => isMeant(call, calls, fn)) || goesOn(fn, calls) || sendsTwice(fn, calls))
    return null;
  const sending = calls.map((call) => ({ ...call, isRepeated: isRepeated(call.node, fn) }));
  // Several messages through one socket are a conversation as well.
  if (sending.some((call) => call.isRepeated && !changesSocket(call, fn, identification))) return null;
  const many = sending.some(({ isRepeated: repeated, told }) => repeated || told === 'count');
  const told = toldBy(fn, sending, identification);
  const promised = givesPromise(fn, sending);
  return told === null
    ? null
    : {
        node: fn,
        name,
        text: nameText(name),
        calls: sending,
        carries: [...new Set(carried.flat())],
        reach: many ? 'many' : 'one',
        told,
        promised,
      };
}

function givesPromise(fn: FunctionLike, calls: readonly SendingCall[]): boolean {
  if (fn.async) return true;
  const declared = fn.returnType?.typeAnnotation;
  if (declared?.type === 'TSTypeReference' && declared.typeName.type === 'Identifier')
    return namesPromise(declared.typeName.name);
  return returnedValues(fn).some((value) => {
    const inner = unwrap(value);
    if (inner.type === 'NewExpression') return inner.arguments.some(isExecutor);
    return calls.some(({ node, promised }) => node === inner && promised);
  });
}

/** The parameters of a function that its message is made from. */
function carriedBy(
  fn: FunctionLike,
  { node, carries }: SendingCall,
  identification: Identification,
): readonly number[] {
  const message = node.arguments.filter(
    (argument, position) => !isFunction(unwrap(argument)) && (carries === null || carries.includes(position)),
  );
  return fn.params.flatMap((_, position) =>
    message.some((argument) => isHandedOn(argument, fn, position, identification)) ? [position] : [],
  );
}

/** `socket.write(part, () => sendParts(rest))`: one message after another, later. */
function callsItself(call: TSESTree.CallExpression, name: Node): boolean {
  return call.arguments.some(
    (argument) => isFunction(argument) && [...namesIn(argument)].includes(nameText(name)),
  );
}

/** Nothing looks at what the call gives back. */
function isPlain(call: Node): boolean {
  let inner = call;
  for (let outer = parentOf(inner); outer !== undefined; outer = parentOf(outer)) {
    switch (outer.type) {
      case 'AwaitExpression':
      case 'ChainExpression':
        break;
      case 'UnaryExpression':
        if (outer.operator !== 'void') return false;
        break;
      case 'LogicalExpression':
        if (outer.right !== inner) return false;
        break;
      case 'ConditionalExpression':
        if (outer.test === inner) return false;
        break;
      case 'ArrowFunctionExpression':
        return outer.body === inner;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return true;
      default:
        return false;
    }
    inner = outer;
  }
  return false;
}

/** It waits for something else once it has sent: what it was for is the answer. */
function goesOn(fn: FunctionLike, calls: readonly SendingCall[]): boolean {
  const first = Math.min(...calls.map(({ node }) => node.range[0]));
  for (const part of eachOfRun(fn.body)) {
    if (part.type !== 'AwaitExpression' && part.type !== 'NewExpression') continue;
    const holdsSend = calls.some(({ node }) => isInside(node, part));
    const waits = part.type === 'AwaitExpression' || part.arguments.some(isExecutor);
    if (waits && !holdsSend && part.range[0] > first && !isRepeated(part, fn)) return true;
  }
  return false;
}

/** A conversation: one message after another on the same way. */
function sendsTwice(fn: FunctionLike, calls: readonly SendingCall[]): boolean {
  if (fn.body.type !== 'BlockStatement') return false;
  const roleOf = (part: Node): SendRole => (calls.some(({ node }) => isInside(node, part)) ? 'sends' : null);
  return findSentPaths(fn.body, roleOf).again.size > 0;
}

/** Null where what it gives back says that sending is not all that it does. */
function toldBy(
  fn: FunctionLike,
  calls: readonly SendingCall[],
  identification: Identification,
): Told | null {
  const declared = declaredAnswer(fn, identification.syntax.docOf(documentedNode(fn)));
  if (declared !== null && declared !== 'nothing') return declared;
  const nodes = calls.map(({ node }) => node);
  if (answersByCallback(fn, identification) || mayThrow(fn, nodes, identification)) return 'something';
  for (const part of eachOfRun(fn.body))
    if (part.type === 'ThrowStatement' && !isCaughtIn(part, fn) && throwsAgain(part, nodes))
      return givesMore(fn, nodes) ? 'something' : 'rejection';
  const rejects = rejection(fn, calls, identification);
  if (rejects !== null) return givesMore(fn, nodes) ? 'something' : rejects;
  if (declared === 'nothing') return 'nothing';
  return inferred(fn, calls);
}

/** `await new Promise(…); return count;`: where nothing fails, its callers get what it has found out. */
function givesMore(fn: FunctionLike, calls: readonly Node[]): boolean {
  return returnedValues(fn).some(
    (value) => !isNothing(value) && !calls.some((call) => isInside(call, value)),
  );
}

/** What the values say that a function without annotation gives back. */
function inferred(fn: FunctionLike, calls: readonly SendingCall[]): Told {
  let told: Told = 'nothing';
  for (const value of returnedValues(fn)) {
    const answer = answerOf(value, calls);
    if (answer === 'nothing') continue;
    if (told !== 'nothing' && told !== answer) return 'something';
    told = answer;
  }
  return told;
}

function answerOf(value: Node, calls: readonly SendingCall[]): Told {
  const inner = unwrap(value);
  if (inner.type === 'AwaitExpression') return answerOf(inner.argument, calls);
  const call = calls.find(({ node }) => node === inner);
  if (call !== undefined) return call.method === null || givesNothing(call) ? call.told : 'something';
  if (isNothing(inner)) return 'nothing';
  if (inner.type === 'Literal' && typeof inner.value === 'boolean') return 'truth';
  if (inner.type === 'Literal' && typeof inner.value === 'number') return 'count';
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return 'truth';
  return inner.type === 'Identifier' && /^(?:is|was|has)[A-Z]/.test(inner.name) ? 'truth' : 'something';
}

/** The library's own call gives nothing back. */
function givesNothing({ node, method }: SendingCall): boolean {
  const outcomes = Object.values(method?.outcome ?? {}).flat();
  const { callee } = node;
  const isWrite = callee.type === 'MemberExpression' && memberName(callee) === 'write';
  return !outcomes.includes('status') && !outcomes.includes('rejects') && !isWrite;
}

/** A promise that rejects as its send fails, or null where there is none; `something` where it settles otherwise. */
function rejection(
  fn: FunctionLike,
  calls: readonly SendingCall[],
  identification: Identification,
): Told | null {
  for (const { node, told, method } of calls) {
    if (told === 'rejection' && isAnswered(node, fn)) return 'rejection';
    const executor = executorAround(node, fn);
    if (executor === null) continue;
    if (method === null || !handsOnPromise(executor, fn)) return 'something';
    if (!isSettledBySend(executor, node, identification)) return 'something';
    const header = identification.module.functionOf(executor);
    const rejects =
      header !== null &&
      canReject(executor, identification) &&
      rejectingSends(header, identification).length > 0;
    if (!hasCallback(method, node.arguments.length)) return 'something';
    const isCaught =
      isCaughtIn(executor, fn) && parentOf(parentOf(executor) ?? fn)?.type === 'AwaitExpression';
    if (rejects && !isCaught) return 'rejection';
  }
  return null;
}

/** Whoever calls the function gets the rejection: it is awaited or given back, and not caught. */
function isAnswered(call: Node, fn: FunctionLike): boolean {
  const outer = outerOf(call);
  const isGiven = outer?.type === 'ReturnStatement' || outer === fn;
  return isGiven || (outer?.type === 'AwaitExpression' && !isCaughtIn(call, fn));
}

/** The promise gets no value, and nobody keeps its functions for later. */
function isSettledBySend(executor: FunctionLike, send: Node, { module }: Identification): boolean {
  const [resolve] = executor.params;
  if (resolve?.type !== 'Identifier') return false;
  return (module.variableOf(resolve)?.declaration.references ?? []).every((reference) => {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = reference.identifier as Node;
    const call = outerOf(use);
    if (call?.type !== 'CallExpression') return false;
    return unwrap(call.callee) === use ? call.arguments.length === 0 : call === send;
  });
}
