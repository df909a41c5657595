// What runs when one socket has closed: its close handlers with the functions that they call, each with the names of that socket.
import type { FunctionHeader, Node } from '../ir/model.ts';
import { eachCalledWhenClosed } from '../flow/emptied-collections.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { childrenOf, isFunction } from '../sockets/tree.ts';
import type { SocketType } from '../sockets/types.ts';
import { closingSocket } from './closing-socket.ts';
import type { LifeContext } from './life-context.ts';

/** A handler that hears of the close of one socket. */
export interface CloseRun {
  readonly socket: Node;
  readonly type: SocketType;
  /** Every name that this socket has. */
  readonly names: ReadonlySet<Slot>;
  readonly handler: FunctionHeader;
  /** The call or assignment that registers it; null where a library calls it as a method. */
  readonly registration: Node | null;
}

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];

/** Lists the close handlers of a file. */
export function* eachCloseRun(context: LifeContext): Generator<CloseRun> {
  const { identification } = context;
  const { syntax } = identification;
  const heardBy = new Set<FunctionHeader>();
  for (const { node, target, handler, heard } of context.registrations()) {
    const slot = syntax.slotOf(target);
    const type = closingSocket(target, identification);
    if (handler === null || heard?.row.role !== 'close' || slot === null || type === null) continue;
    heardBy.add(handler);
    yield {
      socket: target,
      type,
      names: new Set([slot, ...syntax.aliases(slot)]),
      handler,
      registration: node,
    };
  }
  for (const handler of eachCalledWhenClosed(identification)) {
    if (heardBy.has(handler) || !isFunction(handler.node)) continue;
    for (const position of POSITIONS) {
      const parameter = handler.node.params[position];
      const slot = parameter === undefined ? null : syntax.slotOf(parameter);
      // What is written of the parameter says more than the framework that hands over any of them.
      const handed = identification.handed(handler.node, position, []);
      const type =
        handed === null || parameter === undefined
          ? null
          : (closingSocket(parameter, identification) ?? handed);
      if (parameter?.type !== 'Identifier' || slot === null || type === null) continue;
      yield {
        socket: parameter,
        type,
        names: new Set([slot, ...syntax.aliases(slot)]),
        handler,
        registration: null,
      };
    }
  }
}

/** Walks what runs with a function: not what the functions within it do later. */
export function* eachOfRun(fn: Node): Generator<Node> {
  const stack = childrenOf(fn).reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    if (!isFunction(node)) stack.push(...childrenOf(node).reverse());
  }
}
