// The program's own way to forget a socket: a method or function of one parameter that takes it out of wherever it is held.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachWithin, findAround, isFunction, memberName, type FunctionNode } from '../syntax/tree.ts';

const FORGETS =
  /^#?(?:remove|unregister|disconnect|drop|forget|detach|evict|discard|cleanUp|cleanup|unsubscribe|leave)/;

/** Prints what to call with a socket, as it can be called from a loop; null where there is no such function. */
export function findCleanUp(loop: Node, source: Source): string | null {
  const around = findAround(loop, ({ type }) => type === 'ClassBody');
  if (around?.type === 'ClassBody') {
    for (const member of around.body) {
      if (member.type !== 'MethodDefinition' || member.static || member.kind !== 'method') continue;
      const name = keyOf(member.key, member.computed);
      const { value } = member;
      if (
        name !== null &&
        value.type === 'FunctionExpression' &&
        forgets(name, value) &&
        isThisOf(loop, around)
      )
        return `this.${name}`;
    }
  }
  for (const statement of source.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'FunctionDeclaration' || declared.id === null) continue;
    if (forgets(declared.id.name, declared)) return declared.id.name;
  }
  return null;
}

/** `remove(socket) { this.sockets.delete(socket); }` – and nothing that waits. */
function forgets(name: string, fn: FunctionNode): boolean {
  const [socket] = fn.params;
  if (!FORGETS.test(name) || fn.async || fn.params.length !== 1 || socket?.type !== 'Identifier')
    return false;
  for (const inner of eachWithin(fn.body)) {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') continue;
    const [only] = inner.arguments;
    if (memberName(inner.callee) === 'delete' && only?.type === 'Identifier' && only.name === socket.name)
      return true;
  }
  return false;
}

function keyOf(key: TSESTree.PropertyName, computed: boolean): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && !computed ? key.name : null;
}

/** Nothing between the loop and its method has a `this` of its own. */
function isThisOf(loop: Node, classBody: Node): boolean {
  const owner = findAround(loop, (outer) => isFunction(outer) && outer.type !== 'ArrowFunctionExpression');
  const member = owner?.parent;
  return (
    (member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') &&
    member.parent === classBody
  );
}
