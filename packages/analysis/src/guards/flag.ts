// `let closed = false; socket.on('close', () => { closed = true; }); … if (!closed) socket.send(text)`: a variable or field that the
// socket's own close handler sets. While it does not have the value that the handler gives, the close event has not come.
// A slot that the handler empties (`this.socket = null`) is such a flag as well.
// Misses: between the code's own close call and the event the socket is closing; that is kept where the call is in sight.
import type { Cell } from '../flow/state.ts';
import { cellOf, heldOf, isForeign, objectIn } from '../flow/state.ts';
import type { Value } from '../ir/model.ts';
import { ALL, meet, statesOf, type StateSet } from '../states.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';

/** A variable or field that a handler of some sockets sets. */
export interface Flag {
  /** `v4`, or `c1` + field. */
  readonly cell: Cell;
  /** Cells that hold the socket the handler listens to. */
  readonly sockets: readonly Cell[];
  /** The value that the close handler gives, as truth. */
  readonly afterClose: boolean;
  /** The open handler gives the other value, and the flag starts with this one: until then it is not open. */
  readonly setByOpen: boolean;
}

export const flagGuard: Guard = {
  id: 'flag',
  read(test, context) {
    const tested = readTruth(test);
    if (tested === null || tested.value.kind !== 'place') return null;
    const cell = cellOf(context.state, tested.value.place);
    const proofs: Proof[] = [];
    for (const flag of context.flags) {
      if (flag.cell !== cell) continue;
      for (const socket of flag.sockets) {
        const object = objectIn(context.state, socket);
        const alive = statesWhileAlive(object, flag, context);
        const truthMeansAlive = tested.holds !== flag.afterClose;
        // After the close event the flag may have been set back, so its closed value proves nothing.
        proofs.push({
          object,
          whenTrue: truthMeansAlive ? alive : ALL,
          whenFalse: truthMeansAlive ? ALL : alive,
        });
      }
    }
    return proofs.length === 0 ? null : proofs;
  },
};

function statesWhileAlive(object: string, flag: Flag, { state }: GuardContext): StateSet {
  const closedHere = isForeign(object) || state.held.has(object) ? heldOf(state, object).closedBy !== null : false;
  const alive = closedHere ? statesOf('connecting', 'open', 'closing') : statesOf('connecting', 'open');
  return flag.setByOpen ? meet(alive, statesOf('open', 'closing')) : alive;
}

/** Reads `flag`, `flag === true`, `slot !== null`: which value is tested, and what the test's truth says of it. */
function readTruth(test: Value): { value: Value; holds: boolean } | null {
  if (test.kind === 'place') return { value: test, holds: true };
  if (test.kind !== 'compare') return null;
  const [value, literal] = test.left.kind === 'literal' ? [test.right, test.left] : [test.left, test.right];
  if (literal.kind !== 'literal') return null;
  const truth = Boolean(literal.value);
  switch (test.operator) {
    case '===':
    case '==':
      return { value, holds: truth };
    case '!==':
    case '!=':
      return { value, holds: !truth };
    default:
      return null;
  }
}
