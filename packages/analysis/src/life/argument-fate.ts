// What calls of functions out of sight do with an argument, by their names.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { memberName, unwrap } from '../sockets/tree.ts';

const STORES = new Set(['add', 'push', 'set', 'unshift']);
const ASKS = new Set('has delete get indexOf includes lastIndexOf pipe unpipe is isArray'.split(' '));
const LOGS = /^(?:console|log|logger|JSON|util|assert|Boolean|String|debug)$/i;

/** Returns the collection that a call puts an argument into, `clients` of `clients.add(socket)`; null for any other call. */
export function storedInto({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): Node | null {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' && STORES.has(memberName(at) ?? '') ? at.object : null;
}

/** Tells whether a call only looks at its arguments: `clients.has(socket)`, `console.log(socket)`, `log.debug(socket)`. */
export function onlyLooks({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const at = unwrap(callee);
  return (at.type === 'MemberExpression' && ASKS.has(memberName(at) ?? '')) || logs(at);
}

function logs(callee: Node): boolean {
  let at = callee;
  while (at.type === 'MemberExpression') {
    if (LOGS.test(memberName(at) ?? '')) return true;
    at = unwrap(at.object);
  }
  return at.type === 'Identifier' && LOGS.test(at.name);
}
