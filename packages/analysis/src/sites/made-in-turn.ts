// `const worker = new Worker(options); worker.process.send(task)`: what hangs on an object that this very turn has made, whatever its
// class is. Nothing outside has had the time to close it.
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Standing } from '../flow/standing.ts';
import type { Identification } from '../sockets/identify.ts';
import { functionAround, unwrap } from '../sockets/tree.ts';
import { waitsBetween } from './waits.ts';

/** Tells whether a socket is a part of something that its function has made since it last waited. */
export function isMadeInTurn(socket: Node, { reasons }: Standing, { module }: Identification): boolean {
  if (reasons.some(({ kind }) => kind !== 'entry')) return false;
  let root = unwrap(socket);
  if (root.type !== 'MemberExpression') return false;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const declarator =
    root.type === 'Identifier' ? definitionOf(module.variableOf(root)?.declaration) : undefined;
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.parent.kind === 'const' &&
    declarator.init !== null &&
    unwrap(declarator.init).type === 'NewExpression' &&
    functionAround(declarator) === functionAround(socket) &&
    !waitsBetween(declarator, socket)
  );
}
