// Who notices when a send fails: a catch clause around it, a callback that takes the error, a rejection that is handled, a status
// that is looked at. What somebody notices is no hazard.
import type { TSESTree } from '@typescript-eslint/types';
import type { MethodRow, Outcome } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { runsInside } from '../sockets/runs-inside.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { isTakenEverywhere } from './callers.ts';
import { hasCallback } from './completion.ts';
import { isWaitedForElsewhere } from './kept-promise.ts';
import { isGivenUp } from './lone-try.ts';

/** The clause that a node stands in, within its function. */
export interface Clauses {
  /** A catch clause that gets what is thrown here. */
  readonly catchers: boolean;
  /** The catch or finally clause that this is part of. */
  readonly handler: Node | null;
}

/** Finds the clauses around a node. */
export function clausesAround(node: Node): Clauses {
  let catchers = false;
  let handler: Node | null = null;
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    if (isFunction(outer) && (outer.async || !runsInside(outer))) break;
    if (outer.type === 'TryStatement') {
      if (outer.block === inner && outer.handler !== null) catchers = true;
      if (outer.finalizer === inner) handler ??= outer.finalizer;
    } else if (outer.type === 'CatchClause' && outer.body === inner) handler ??= outer;
    inner = outer;
  }
  return { catchers, handler };
}

/** Tells whether the program notices when this call has the given outcome. */
export function isNoticed(
  outcome: Outcome,
  call: TSESTree.CallExpression,
  row: MethodRow,
  identification: Identification,
): boolean {
  switch (outcome) {
    case 'ok':
    case 'buffers':
      return true;
    case 'throws':
      return clausesAround(call).catchers || isTakenEverywhere({ how: 'throws', node: call }, identification);
    case 'rejects':
      return isRejectionNoticed(call, identification);
    case 'callback':
      return (
        isGivenUp(call) ||
        (hasCallback(row, call.arguments.length) && takesError(call.arguments.at(-1), identification))
      );
    case 'status':
      return isGivenUp(call) || outerOf(call)?.type !== 'ExpressionStatement';
    case 'drops':
      return isGivenUp(call);
    case 'error-event':
      return false;
  }
}

/** A completion callback that can do something with the error: it has a parameter and uses it, or is out of sight. */
function takesError(callback: Node | undefined, identification: Identification): boolean {
  if (callback === undefined) return false;
  const inner = unwrap(callback);
  const header = identification.functionNamed(inner);
  if (header === null) return couldBeFunction(inner);
  const { node } = header;
  if (!isFunction(node)) return true;
  const parameter = node.params[0];
  if (parameter === undefined) return false;
  if (parameter.type !== 'Identifier') return true;
  const variable = identification.module.variableOf(parameter);
  return variable === null || variable.declaration.references.length > 0;
}

function couldBeFunction(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return node.name !== 'undefined';
    case 'MemberExpression':
    case 'CallExpression':
      return true;
    default:
      return false;
  }
}

/** `load().then((text) => deliver(text))`: what the callback promises is part of what the chain does. */
function chainAround(callback: Node): TSESTree.CallExpression | null {
  const call = outerOf(callback);
  if (call?.type !== 'CallExpression') return null;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  return name === 'then' || name === 'catch' || name === 'finally' ? call : null;
}

/** A rejection is noticed by `.catch`, by a second argument of `.then`, by `allSettled`, or by `await` inside a `try`. */
function isRejectionNoticed(call: Node, identification: Identification): boolean {
  let node: Node = call;
  for (let outer = outerOf(node); outer !== undefined; outer = outerOf(node)) {
    switch (outer.type) {
      case 'AwaitExpression':
        return (
          clausesAround(outer).catchers || isTakenEverywhere({ how: 'throws', node: outer }, identification)
        );
      case 'ReturnStatement':
        // Handed on: whoever gets the promise answers for it.
        return true;
      case 'ArrowFunctionExpression': {
        if (unwrap(outer.body) !== unwrap(node)) return false;
        const chain = chainAround(outer);
        if (chain === null) return true;
        node = chain;
        continue;
      }
      case 'MemberExpression': {
        const chained = outerOf(outer);
        if (unwrap(outer.object) !== unwrap(node) || chained?.type !== 'CallExpression') return false;
        const name = memberName(outer);
        if (name === 'catch' || (name === 'then' && chained.arguments.length > 1)) return true;
        node = chained;
        continue;
      }
      case 'CallExpression': {
        const callee = unwrap(outer.callee);
        if (callee.type !== 'MemberExpression') return false;
        const name = memberName(callee);
        if (name === 'allSettled') return true;
        if (name !== 'all' && name !== 'race' && name !== 'any' && name !== 'push') return false;
        if (name === 'push') return !isWaitedForElsewhere(callee.object, identification);
        node = outer;
        continue;
      }
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        node = outer;
        continue;
      case 'VariableDeclarator':
        // Kept for later: it may well be awaited inside a `try`.
        return true;
      default:
        return false;
    }
  }
  return false;
}
