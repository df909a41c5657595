// A socket that is made for a promise: who waits for the promise hears of the error.
import { isExecutor, type Node, type SocketLife, type Source } from '@socket-safety/analysis';
import { atBirth } from '../at-birth/at-birth.ts';
import { nameReject } from '../frame/executor-reject.ts';
import { isRefusal, type Edit } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, findFunctionAround, type FunctionNode } from '../syntax/tree.ts';

/** Adds `socket.on('error', reject)`; null where the socket is not made in an executor, or outlives its promise. */
export function rejectOnError(life: SocketLife, source: Source): readonly Edit[] | null {
  const { node, socket, origin } = life;
  const executor = findFunctionAround(node);
  if (origin !== 'constructed' || executor === null || !isExecutor(executor)) return null;
  if (!socket.row.listeners.includes('emitter') || isHandedOver(socket.node, executor, source)) return null;
  const reject = nameReject(executor, source);
  if (reject === null) return null;
  const { quote, semicolon } = styleOf(source);
  const made = atBirth(
    life,
    (name) => [`${name}.on(${quote}error${quote}, ${reject.name})${semicolon}`],
    source,
  );
  return isRefusal(made) ? null : [...reject.edits, ...made];
}

/** `resolve(socket)`, `this.socket = socket`: what goes wrong later would reject nothing any more, and nobody would hear of it. */
function isHandedOver(socket: Node, executor: FunctionNode, { text }: Source): boolean {
  if (socket.type !== 'Identifier') return true;
  for (const inner of eachWithin(executor.body)) {
    if (inner.type !== 'Identifier' || inner.name !== socket.name) continue;
    const { parent } = inner;
    const isDeclared = parent.type === 'VariableDeclarator' && parent.id === inner;
    const isReceiver = parent.type === 'MemberExpression' && parent.object === inner;
    if (!isDeclared && !isReceiver && text.slice(...inner.range) === socket.name) return true;
  }
  return false;
}
