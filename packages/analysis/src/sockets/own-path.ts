// What hangs on a socket itself: `socket.data.timer`, `socket.getUserData().closed`, and the same through a name for its first part,
// `const user = socket.getUserData(); user.closed`. Whoever gets the socket gets to it, so handlers of one connection share it.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { isFunction, memberName, unwrap } from './tree.ts';
import { socketOf } from './types.ts';

export interface OwnPath {
  /** `.data.closed`, `.getUserData().closed` */
  readonly path: string;
  readonly socket: Node;
  /** A name stands for its first part, so the socket is not in the expression itself. */
  readonly isNamed: boolean;
}

const MAX_STEPS = 8;

/** Reads the way from a socket to a field; null where no socket is at its start. */
export function ownPath(expression: Node, identification: Identification): OwnPath | null {
  // What a call gives is not a field yet.
  return unwrap(expression).type === 'CallExpression' ? null : follow(expression, '', identification);
}

/** Follows an expression to the socket on which it hangs, with `rest` hanging on it. */
function follow(expression: Node, rest: string, identification: Identification): OwnPath | null {
  const { typeOf, module } = identification;
  let path = rest;
  let isNamed = false;
  let at = unwrap(expression);
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (path !== '' && socketOf(typeOf(at)) !== null) return { path, socket: at, isNamed };
    if (at.type === 'Identifier') {
      const made = path === '' ? null : madeOnce(at, module);
      if (made === null) return path === '' ? null : pathOfParameter(at, path, identification);
      isNamed = true;
      at = made;
      continue;
    }
    let called = '';
    if (at.type === 'CallExpression') {
      if (at.arguments.length > 0) return null;
      called = '()';
      at = unwrap(at.callee);
    }
    const name = at.type === 'MemberExpression' ? memberName(at) : null;
    if (at.type !== 'MemberExpression' || name === null) return null;
    path = `.${name}${called}${path}`;
    at = unwrap(at.object);
  }
  return null;
}

/** What a variable is made with, if it is never given anything else. */
function madeOnce(name: TSESTree.Identifier, module: Identification['module']): Node | null {
  const variable = module.variableOf(name);
  if (variable === null) return null;
  const { references } = variable.declaration;
  const definition = definitionOf(variable.declaration);
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier') return null;
  const isKept = references.filter((use) => use.isWrite()).length === 1;
  return isKept && definition.init !== null ? unwrap(definition.init) : null;
}

/**
 * `user.closed` of `async function answer(socket, user)`, where every call gives it `socket, socket.getUserData()`: the parameter hangs on
 * another one.
 */
function pathOfParameter(
  name: TSESTree.Identifier,
  rest: string,
  identification: Identification,
): OwnPath | null {
  const { module, syntax } = identification;
  const variable = module.variableOf(name);
  const owner = isParameter(variable?.declaration) ? definitionOf(variable?.declaration) : null;
  if (!isFunction(owner)) return null;
  const at = owner.params.findIndex(
    (one) => one.type === 'Identifier' && module.variableOf(one) === variable,
  );
  const calls = syntax.calls.filter((call) => identification.functionNamed(call.callee)?.node === owner);
  let found: OwnPath | null = null;
  for (const call of calls) {
    const argument = call.arguments[at];
    const made = argument?.type === 'Identifier' ? madeOnce(argument, module) : argument;
    // What is handed on from one parameter to the next is not followed.
    const own = made == null || made.type === 'Identifier' ? null : follow(made, rest, identification);
    const given = own === null ? null : syntax.slotOf(own.socket);
    const position = call.arguments.findIndex((one) => given !== null && syntax.slotOf(one) === given);
    const socket = owner.params[position];
    if (own === null || socket?.type !== 'Identifier') return null;
    if (found !== null && (found.path !== own.path || found.socket !== socket)) return null;
    found = { path: own.path, socket, isNamed: true };
  }
  return found;
}
