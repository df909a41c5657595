// Handlers of one connection that stand side by side in an object: `{ onOpen(event, socket) {}, onClose() { closed = true; } }`.
// What the library hands to a method says what the method hears of; the others name the socket. A method may also be named:
// `{ onClose: stop, onError: stop }`.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isFunction, keyName, unwrap } from '../sockets/tree.ts';
import { canBe } from '../states.ts';

/** A method that runs once the socket of its siblings has closed. */
export interface ClosingMethod {
  readonly role: 'close';
  /** The siblings' parameters that are the socket. */
  readonly sockets: readonly Slot[];
  readonly handler: FunctionHeader;
  /** The function that makes these handlers anew for each connection; null where they serve several. */
  readonly maker: FunctionHeader | null;
}

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];
/** Spares the question for objects that are no handlers. */
const CLOSES = /close|disconnect|cancel|end/i;

/** Lists the closing methods of a file's handler objects. `root` is its program. */
export function* eachClosingMethod(root: Node, identification: Identification): Generator<ClosingMethod> {
  for (const node of eachNode(root)) {
    if (node.type !== 'ObjectExpression') continue;
    const methods = new Map<string, Node>();
    for (const property of node.properties) {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      if (property.type === 'Property' && name !== null) methods.set(name, unwrap(property.value));
    }
    for (const [name, method] of methods) {
      if (!CLOSES.test(name) || !isClosing(method, identification)) continue;
      const handler = identification.functionNamed(method);
      const sockets = [...methods.values()].flatMap((other) => [...socketsOf(other, identification)]);
      if (handler !== null)
        yield { role: 'close', sockets, handler, maker: makerOf(node, identification.syntax) };
    }
  }
}

/** `upgradeWebSocket(() => ({ onClose() {} }))`: the function that returns the handlers. */
function makerOf(handlers: Node, { ownerOf, returns }: Identification['syntax']): FunctionHeader | null {
  const owner = ownerOf(handlers);
  return owner !== null && returns(owner.node).some((value) => unwrap(value) === handlers) ? owner : null;
}

function isClosing(method: Node, { handedHere }: Identification): boolean {
  return POSITIONS.some((position) => {
    const socket = handedHere(method, position);
    return socket !== null && !canBe(socket.states, 'open') && !canBe(socket.states, 'connecting');
  });
}

function* socketsOf(method: Node, { handedHere, syntax }: Identification): Generator<Slot> {
  if (!isFunction(method)) return;
  for (const position of POSITIONS) {
    const parameter = method.params[position];
    const slot = parameter === undefined ? null : syntax.slotOf(parameter);
    if (slot === null || handedHere(method, position) === null) continue;
    yield slot;
    yield* syntax.aliases(slot);
  }
}
