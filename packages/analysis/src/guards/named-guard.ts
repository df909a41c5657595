// `if (isOpen(socket))`, `if (this.isOpen())`, `assertOpen(socket)`: functions and methods that the settings name. The user's word
// counts before what their code seems to say: it is there for code that cannot be read.
import { objectAt, objectIn, type ObjectId } from '../flow/state.ts';
import type { CallInstr } from '../flow/call-target.ts';
import type { InstrId, Node, Place, Value } from '../ir/model.ts';
import { placeKey } from '../ir/place.ts';
import { findNamedGuard, type NamedGuard } from '../settings.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, OPEN } from '../states.ts';
import type { Guard, GuardContext } from './guard.ts';

type Listing = Pick<GuardContext, 'identification' | 'settings'>;

export const namedGuard: Guard = {
  id: 'named-guard',
  read(test, context) {
    const call = test.kind === 'result' ? askedBy(test.of, context) : null;
    const guard = call === null ? null : guardOf(call, context);
    if (call === null || guard === null || guard.throws === true) return null;
    const objects = [...socketsAsked(call, context)];
    // What it returns for a socket that is not open may have other reasons.
    return objects.length === 0
      ? null
      : objects.map((object) => ({ object, whenTrue: OPEN, whenFalse: ALL }));
  },
};

/** Lists the sockets that are open where a call has come back, since the function throws otherwise. */
export function socketsPastCall(call: CallInstr, context: GuardContext): readonly ObjectId[] {
  return guardOf(call, context)?.throws === true ? [...socketsAsked(call, context)] : [];
}

/** The call whose result a test asks, or the promise of it: `isOpen(socket)`, `await isOpen(socket)`. */
function askedBy(id: InstrId, { instrs }: GuardContext): CallInstr | null {
  const instr = instrs.get(id);
  const asked = instr?.kind === 'await' && instr.value.kind === 'result' ? instrs.get(instr.value.of) : instr;
  return asked?.kind === 'call' ? asked : null;
}

function guardOf(call: CallInstr, context: Listing): NamedGuard | null {
  return call.node.type === 'CallExpression' ? findListed(call.node.callee, context) : null;
}

/** `sockets.filter(isOpen)`: tells whether a function that is handed over is one that the settings name. */
export function isNamedGuard(value: Value, context: Listing): boolean {
  const guard = findListed(value.node, context);
  return guard !== null && guard.throws !== true;
}

/** What the settings say of the function that an expression names, here or where it is imported from. */
function findListed(expression: Node, { identification, settings }: Listing): NamedGuard | null {
  if (settings.guards === undefined) return null;
  const named = unwrap(expression);
  const name =
    named.type === 'MemberExpression' ? memberName(named) : named.type === 'Identifier' ? named.name : null;
  const guard = name === null ? null : findNamedGuard(name, settings);
  const imported = identification.importOf(named)?.name;
  return guard ?? (imported === undefined ? null : findNamedGuard(imported, settings));
}

/** The arguments and the receiver that are sockets, and the sockets that hang on one that is none: `client.isOpen()`. */
function* socketsAsked(call: CallInstr, context: GuardContext): Generator<ObjectId> {
  const asked = call.arguments.map(({ value }) => value);
  if (call.callee.kind === 'method') asked.push(call.callee.receiver);
  for (const value of asked) {
    if (socketOf(context.identification.typeOf(value.node)) !== null) yield* objectOf(value, context);
    else if (value.kind === 'place') yield* socketsBelow(value.place, context);
  }
}

function* objectOf(value: Value, { state }: GuardContext): Generator<ObjectId> {
  if (value.kind === 'place') yield objectAt(state, value.place);
  else if (value.kind === 'result') yield objectIn(state, `r${value.of}`);
}

/** `client.socket` for `client`, where the function calls a method of it. */
function* socketsBelow(owner: Place, { instrs, identification, state }: GuardContext): Generator<ObjectId> {
  const start = `${placeKey(owner)}.`;
  for (const instr of instrs.values()) {
    if (instr.kind !== 'call' || instr.callee.kind !== 'method') continue;
    const { receiver } = instr.callee;
    if (receiver.kind !== 'place' || !placeKey(receiver.place).startsWith(start)) continue;
    if (socketOf(identification.typeOf(receiver.node)) !== null) yield objectAt(state, receiver.place);
  }
}
