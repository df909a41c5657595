// A flag that the program itself sets once it is told of the end: `cancel() { stopped = true; }`.
import {
  definitionOf,
  type Node,
  type ScopeVariable,
  type SendSite,
  type Source,
} from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachOfThisRun, eachWithin, findFunctionAround, isFunction, memberName } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';
import type { ToldEnd } from './own-closes.ts';

/** A variable that has `atEnd` from the end on, and the opposite before. */
export interface KnownFlag {
  readonly variable: ScopeVariable;
  readonly atEnd: boolean;
}

/** Finds a flag that a send can ask. It must be set wherever the program closes the socket in another function, too. */
export function findKnownFlag(send: SendSite, told: ToldEnd, source: Source): KnownFlag | null {
  for (const ending of [...told.endings, ...abortListeners(send, source)]) {
    for (const { left, right } of assignmentsIn(ending, source)) {
      const variable = variableOf(left, source);
      if (variable === null || typeof right.value !== 'boolean') continue;
      const flag = { variable, atEnd: right.value };
      if (isFlag(flag) && isVisibleAt(variable, send.node, source) && isSetByCloses(flag, send, told, source))
        return flag;
    }
  }
  return null;
}

/** What hears that the consumer aborts. */
function* abortListeners({ socket }: SendSite, source: Source): Generator<Node> {
  if (socket.row.abortable !== true) return;
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') continue;
    const [event, listener] = inner.arguments;
    if (memberName(inner.callee) !== 'addEventListener' || listener === undefined) continue;
    if (event?.type === 'Literal' && event.value === 'abort') yield listener;
  }
}

type Setting = TSESTree.AssignmentExpression & { readonly right: TSESTree.Literal };

/** What a function assigns itself, or by the functions of the file that it calls. */
function* assignmentsIn(made: Node, source: Source, depth = 1): Generator<Setting> {
  const body = functionOf(made, source)?.body;
  if (body === undefined) return;
  for (const inner of eachOfThisRun(body)) {
    if (isSetting(inner)) yield inner;
    if (inner.type === 'CallExpression' && depth > 0) yield* assignmentsIn(inner.callee, source, depth - 1);
  }
}

function isSetting(inner: Node): inner is Setting {
  return inner.type === 'AssignmentExpression' && inner.operator === '=' && inner.right.type === 'Literal';
}

/** The function itself, or the one that a name stands for. */
function functionOf(made: Node, source: Source) {
  if (isFunction(made)) return made;
  const variable = made.type === 'Identifier' ? variableOf(made, source) : null;
  const declared = definitionOf(variable);
  const value = declared?.type === 'VariableDeclarator' ? declared.init : declared;
  return value != null && isFunction(value) ? value : null;
}

/** It starts with the opposite, and never goes back. */
function isFlag({ variable, atEnd }: KnownFlag): boolean {
  const declared = definitionOf(variable);
  if (declared?.type !== 'VariableDeclarator' || !isLiteral(declared.init, !atEnd)) return false;
  return variable.references.every((reference) => {
    // Scope managers keep the expression of each assignment.
    const written = reference.writeExpr as Node | undefined;
    return !reference.isWrite() || written === declared.init || isLiteral(written, atEnd);
  });
}

function isLiteral(value: Node | null | undefined, wanted: boolean): boolean {
  return value?.type === 'Literal' && value.value === wanted;
}

function isSetByCloses(flag: KnownFlag, send: SendSite, told: ToldEnd, source: Source): boolean {
  const { row } = send.socket;
  const around = findFunctionAround(send.node);
  for (const { call, method } of told.calls) {
    const closing = findFunctionAround(call);
    if (row.methods[method]?.role !== 'close' || closing === null || closing === around) continue;
    if (![...assignmentsIn(closing, source)].some(({ left }) => variableOf(left, source) === flag.variable))
      return false;
  }
  return true;
}
