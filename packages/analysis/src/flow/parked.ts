// `if (isOpen(link)) return; await new Promise((resolve) => waiting.push(resolve));`: whoever finds a socket shut and leaves the means to
// go on with others goes on once it is open.
import type { Instr, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { executorOf } from './awaited-open.ts';
import type { TransferContext } from './context.ts';
import type { FlowState, ObjectId } from './state.ts';

/** Lists the sockets that were found not to be open before a promise is waited for whose `resolve` is left with others. */
export function parkedFor(
  awaited: Instr | undefined,
  state: FlowState,
  context: TransferContext,
): readonly ObjectId[] {
  const executor = awaited?.kind === 'call' ? executorOf(awaited, context) : null;
  if (executor === null || !parksResolve(executor.node, context.identification)) return [];
  return [...state.held]
    .filter(([, { failed, closedBy }]) => failed !== null && closedBy === null)
    .map(([object]) => object);
}

const KEEPS: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'enqueue']);

/** `waiting.push(resolve)`, `this.ready = resolve`, `waiting.set(id, { resolve })` */
function parksResolve(executor: Node, { module }: Identification): boolean {
  const [resolve] = isFunction(executor) ? executor.params : [];
  const variable = resolve?.type === 'Identifier' ? module.variableOf(resolve) : null;
  return (
    variable?.declaration.references.some(({ identifier }) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      let use = identifier as Node;
      let outer = outerOf(use);
      while (outer?.type === 'Property' || outer?.type === 'ObjectExpression') {
        use = outer;
        outer = outerOf(use);
      }
      if (outer?.type === 'AssignmentExpression')
        return outer.left.type === 'MemberExpression' && unwrap(outer.right) === use;
      const callee = outer?.type === 'CallExpression' ? unwrap(outer.callee) : null;
      return callee?.type === 'MemberExpression' && KEEPS.has(memberName(callee) ?? '');
    }) === true
  );
}
