// What an `await` leaves, and what the promise that it waited for brings.
import type { Instr, Value } from '../ir/model.ts';
import { parentOf } from '../sockets/tree.ts';
import { OPEN } from '../states.ts';
import { openedBy } from './awaited-open.ts';
import { bearParts } from './births.ts';
import { callTarget } from './call-target.ts';
import { constant } from './relation.ts';
import { ELEMENTS, heldOf, objectIn, restrict, type FlowState } from './state.ts';
import type { TransferContext } from './context.ts';
import { noteNamedGuard } from './exits.ts';
import { objectOf, produce } from './objects.ts';
import { giveFacts, joinedElements } from './elements.ts';
import { parkedFor } from './parked.ts';
import { suspend } from './suspend.ts';
import { applySummary } from './apply-summary.ts';

/** Applies an `await` to `state`, in place. */
export function awaitValue(
  instr: Extract<Instr, { kind: 'await' }>,
  state: FlowState,
  context: TransferContext,
): void {
  const { value } = instr;
  if (isSettled(value, context)) {
    state.cells.set(`r${instr.id}`, objectOf(value, instr, state, context));
    return;
  }
  const awaited = value.kind === 'result' ? context.fn.instrs.get(value.of) : undefined;
  const target =
    awaited?.kind === 'call' ? callTarget(awaited, context.identification, context.summaries) : null;
  const runsHere = target?.summary.isAsync === true;
  const parked = parkedFor(awaited, state, context);
  const joined = joinedElements(awaited, state, context);
  // An async function that never waits itself lets nothing in.
  if (!runsHere || target.summary.suspends) suspend(state, instr.node, context);
  if (runsHere && awaited?.kind === 'call') applySummary(target.summary, awaited, target, state);
  const isIgnored = parentOf(instr.node)?.type === 'ExpressionStatement';
  const opened = openedBy(value, state, context).filter(({ otherwise }) => !(otherwise && isIgnored));
  produce(instr, state, context);
  bearParts(instr, objectIn(state, `r${instr.id}`), state, context);
  const returned = target?.summary.returned;
  if (returned !== null && returned !== undefined) {
    state.held.set(`r${instr.id}@`, returned.held);
    giveFacts(`r${instr.id}@${ELEMENTS}`, returned.elements, state);
  }
  giveFacts(`r${instr.id}@${ELEMENTS}`, joined, state);
  // `await assertOpen(socket)` comes back once the socket is open.
  if (awaited?.kind === 'call') noteNamedGuard(awaited, state, context);
  for (const object of [...parked, ...opened.map((one) => one.object)]) {
    // Whatever was believed before: the promise says that it is open now.
    state.held.set(object, { ...heldOf(state, object), parts: new Map([['', constant(OPEN)]]) });
    restrict(state, object, OPEN, instr.node);
  }
  for (const { object, gives } of opened) if (gives) state.cells.set(`r${instr.id}`, object);
}

/** `await null`, `await Promise.resolve(…)`: a microtask, which lets no I/O in. */
export function isSettled(value: Value, { fn }: TransferContext): boolean {
  if (value.kind === 'literal') return true;
  const instr = value.kind === 'result' ? fn.instrs.get(value.of) : undefined;
  if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== 'resolve')
    return false;
  const { receiver } = instr.callee;
  // `Promise.resolve(pending)` is as pending as what it is given.
  if (instr.arguments[0]?.value.kind === 'result') return false;
  return (
    receiver.kind === 'place' &&
    receiver.place.root.kind === 'global' &&
    receiver.place.root.name === 'Promise'
  );
}
