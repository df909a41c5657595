// A close handler that calls a function which only clears: the handler knows which socket has closed, so it asks before it calls.
import type { ClearingSite, Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isLogOf } from '../guard-error-handler/error-log.ts';
import {
  eachWithin,
  findFunctionAround,
  isInside,
  memberName,
  outerOf,
  type FunctionNode,
} from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';
import { parameterOf } from './own-socket.ts';

/** The call, and what is to be asked before it, in the words of the handler. */
export interface ClearingCall {
  readonly call: TSESTree.CallExpression;
  readonly socket: string;
  readonly asked: Pick<ClearingSite, 'cleared'>;
}

/** Finds the one call in the handler; null where the function does more, or is told too little. */
export function findClearingCall(clearing: ClearingSite, source: Source): ClearingCall | null {
  const { node, socket, registration, cleared } = clearing;
  const fn = findFunctionAround(node);
  if (registration === null || fn === null || isInside(fn, registration) || !onlyClears(fn, node))
    return null;
  const calls = [...eachWithin(registration)].filter(
    (inner): inner is TSESTree.CallExpression =>
      inner.type === 'CallExpression' && isCallOf(inner, fn, source),
  );
  const [call] = calls;
  if (call === undefined || calls.length > 1 || socket.node.type !== 'Identifier') return null;
  const variable = variableOf(socket.node, source) ?? parameterOf(socket.node, source);
  if (variable === null || !isVisibleAt(variable, call, source)) return null;
  if (variable.references.filter((use) => use.isWrite()).length > 1) return null;
  if (cleared.kind === 'slot') return { call, socket: variable.name, asked: { cleared } };
  const key = inHandler(cleared.key, fn, call);
  return key === null ? null : { call, socket: variable.name, asked: { cleared: { ...cleared, key } } };
}

/** Beside the clearing it may log. */
function onlyClears({ body }: FunctionNode, node: Node): boolean {
  if (body.type !== 'BlockStatement') return body === node;
  return body.body.every((statement) =>
    isInside(node, statement) ? statement.type === 'ExpressionStatement' : isLogOf(null, statement),
  );
}

/** The key as the handler hands it over. */
function inHandler(
  key: Node,
  { params }: FunctionNode,
  { arguments: given }: TSESTree.CallExpression,
): Node | null {
  if (key.type !== 'Identifier') return key.type === 'Literal' ? key : null;
  const at = params.findIndex((one) => one.type === 'Identifier' && one.name === key.name);
  const argument = given[at];
  return argument === undefined || argument.type === 'SpreadElement' ? null : argument;
}

function isCallOf({ callee }: TSESTree.CallExpression, fn: FunctionNode, source: Source): boolean {
  const holder = outerOf(fn);
  if (holder?.type === 'MethodDefinition')
    return (
      callee.type === 'MemberExpression' &&
      callee.object.type === 'ThisExpression' &&
      holder.key.type === 'Identifier' &&
      memberName(callee) === holder.key.name
    );
  if (callee.type !== 'Identifier') return false;
  // Scope managers type the nodes of definitions as unknown.
  const declared = variableOf(callee, source)?.defs[0]?.node as Node | undefined;
  return declared === fn || (declared?.type === 'VariableDeclarator' && declared.init === fn);
}
