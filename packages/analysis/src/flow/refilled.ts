// `port.onDisconnect.addListener(connect)`, where `connect` puts a new port, open from its birth, into the same slot: between two turns
// that slot never holds a closed one.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { closesAtOnce } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { isWithin, OPEN } from '../states.ts';

/** Functions that call functions that do it. */
const MAX_DEPTH = 2;

/** Lists the slots into which a close handler always puts an open socket. */
export function* refilledBy(
  handler: FunctionHeader,
  identification: Identification,
  depth = MAX_DEPTH,
): Generator<Slot> {
  const { syntax, typeOf, functionNamed } = identification;
  for (const node of alwaysRun(handler.node)) {
    if (node.type === 'AssignmentExpression') {
      const slot = syntax.slotOf(node.left);
      const made = socketOf(typeOf(node.right));
      if (slot !== null && made !== null && isWithin(made.states, OPEN) && closesAtOnce(made.row)) yield slot;
    } else if (node.type === 'CallExpression' && depth > 0) {
      const called = functionNamed(node.callee);
      if (called !== null && !called.isAsync) yield* refilledBy(called, identification, depth - 1);
    }
  }
}

/** The expressions that a function evaluates whatever happens. */
function* alwaysRun(fn: Node): Generator<Node> {
  if (!isFunction(fn)) return;
  if (fn.body.type !== 'BlockStatement') {
    yield unwrap(fn.body);
    return;
  }
  for (const statement of fn.body.body) {
    if (statement.type === 'ExpressionStatement') yield unwrap(statement.expression);
    else if (statement.type !== 'VariableDeclaration') return;
  }
}
