// `handleEvent(event) { if (event.type === 'open') this.socket.send(text); }`: a listener for several events of a socket asks which
// one it hears, and the event tells of the state.
import type { Value } from '../ir/model.ts';
import { FIELD, objectIn, type FlowState, type ObjectId } from '../flow/state.ts';
import { heardBy } from '../sockets/heard-by.ts';
import { ownValue } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { ALL, statesOf } from '../states.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';

export const eventTypeGuard: Guard = {
  id: 'event-type',
  read(test, context) {
    if (test.kind !== 'compare' || !/^[=!]==?$/.test(test.operator)) return null;
    const { left, right, operator } = test;
    if (left.kind !== 'place' || right.kind !== 'literal' || typeof right.value !== 'string') return null;
    if (!isTypeOfEvent(left, context)) return null;
    const { syntax } = context.identification;
    const owner = syntax.ownerOf(left.node);
    const proofs: Proof[] = [];
    for (const { type, slot, event } of owner === null ? [] : heardBy(owner.id, context.identification)) {
      const row =
        event === null || event === right.value ? ownValue(type.row.events, right.value) : undefined;
      if (row === undefined) continue;
      const states = statesOf(...row.states);
      for (const name of [slot, ...syntax.aliases(slot)]) {
        const object = objectOfSlot(name, context.state);
        const [whenTrue, whenFalse] = operator.startsWith('!') ? [ALL, states] : [states, ALL];
        proofs.push({ object, whenTrue, whenFalse });
      }
    }
    return proofs.length === 0 ? null : proofs;
  },
};

/** `event.type`, where `event` is the listener's first parameter. */
function isTypeOfEvent({ place }: Value & { kind: 'place' }, { state }: GuardContext): boolean {
  const { root, path } = place;
  if (path.length !== 1 || path[0] !== 'type') return false;
  if (root.kind === 'parameter') return root.index === 0;
  return root.kind === 'variable' && objectIn(state, `v${root.variable.id}`) === 'p0';
}

function objectOfSlot(slot: Slot, state: FlowState): ObjectId {
  const [root = '', ...path] = slot.split('.');
  return path.reduce((at, name) => objectIn(state, at + FIELD + name), objectIn(state, root));
}
