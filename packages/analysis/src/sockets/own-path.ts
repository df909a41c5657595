// What hangs on a socket itself: `socket.data.timer`, `socket.getUserData().closed`, and the same through a name for its first part,
// `const user = socket.getUserData(); user.closed`. Whoever gets the socket gets to it, so handlers of one connection share it.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { memberName, unwrap } from './tree.ts';
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
export function ownPath(expression: Node, { typeOf, module }: Identification): OwnPath | null {
  let path = '';
  let isNamed = false;
  let at = unwrap(expression);
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (path !== '' && socketOf(typeOf(at)) !== null) return { path, socket: at, isNamed };
    if (at.type === 'Identifier') {
      const made = path === '' ? null : madeOnce(at, module);
      if (made === null) return null;
      isNamed = true;
      at = made;
      continue;
    }
    let called = '';
    if (at.type === 'CallExpression') {
      if (at.arguments.length > 0 || path === '') return null;
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
