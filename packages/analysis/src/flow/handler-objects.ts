// Handlers of one connection that stand side by side in an object: `{ onOpen(event, socket) {}, onClose() { closed = true; } }`.
// What the library hands to a method says what the method hears of; the others name the socket.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isFunction, keyName, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { canBe } from '../states.ts';

/** A method that runs once the socket of its siblings has closed. */
export interface ClosingMethod {
  readonly role: 'close';
  /** The siblings' parameters that are the socket. */
  readonly sockets: readonly Slot[];
  readonly handler: FunctionHeader;
}

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];
/** Spares the question for objects that are no handlers. */
const CLOSES = /close|disconnect|cancel|end/i;

/** Lists the closing methods of a file's handler objects. `root` is its program. */
export function* eachClosingMethod(root: Node, identification: Identification): Generator<ClosingMethod> {
  for (const node of eachNode(root)) {
    if (node.type !== 'ObjectExpression') continue;
    const methods = new Map<string, FunctionLike>();
    for (const property of node.properties) {
      if (property.type !== 'Property') continue;
      const value = unwrap(property.value);
      const name = keyName(property.key, property.computed);
      if (name !== null && isFunction(value)) methods.set(name, value);
    }
    for (const [name, method] of methods) {
      if (!CLOSES.test(name) || !isClosing(method, identification)) continue;
      const handler = identification.module.functionOf(method);
      const sockets = [...methods.values()].flatMap((other) => [...socketsOf(other, identification)]);
      if (handler !== null) yield { role: 'close', sockets, handler };
    }
  }
}

function isClosing(method: FunctionLike, { handed }: Identification): boolean {
  return POSITIONS.some((position) => {
    const socket = handed(method, position, []);
    return socket !== null && !canBe(socket.states, 'open') && !canBe(socket.states, 'connecting');
  });
}

function* socketsOf(method: FunctionLike, { handed, syntax }: Identification): Generator<Slot> {
  for (const position of POSITIONS) {
    const parameter = method.params[position];
    const slot = parameter === undefined ? null : syntax.slotOf(parameter);
    if (slot === null || handed(method, position, []) === null) continue;
    yield slot;
    yield* syntax.aliases(slot);
  }
}
