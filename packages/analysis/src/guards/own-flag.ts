// `if (!socket.data.closed) socket.send(text)`, `if (socket.getUserData().gone) return`: a flag that hangs on the socket itself, and
// that the close handler which the library calls with the socket sets: `close(socket) { socket.data.closed = true; }`.
import { isParameter } from '../ir/definition.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownPath } from '../sockets/own-path.ts';
import { isFunction, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { objectAt, objectIn, type ObjectId } from '../flow/state.ts';
import type { Node, Place, Value } from '../ir/model.ts';
import { ALL, isWithin, statesOf } from '../states.ts';
import type { Guard, GuardContext } from './guard.ts';

const GONE = statesOf('closing', 'closed');
const ALIVE = statesOf('connecting', 'open');

export const ownFlagGuard: Guard = {
  id: 'own-flag',
  read(test, context) {
    if (test.kind !== 'place' || closeFlags(context.identification).size === 0) return null;
    const own = ownPath(test.node, context.identification);
    const afterClose = own === null ? undefined : closeFlags(context.identification).get(own.path);
    if (own === null || afterClose === undefined) return null;
    const object = own.isNamed
      ? namedSocket(own.socket, context)
      : socketBelow(test.place, test.node, context);
    if (object === null) return null;
    const whileTrue = afterClose === true ? ALL : ALIVE;
    return [{ object, whenTrue: whileTrue, whenFalse: whileTrue === ALL ? ALIVE : ALL }];
  },
};

/** `user.closed` of `const user = socket.getUserData()`: the socket of that name, if the name always stands for it. */
function namedSocket(socket: Node, { identification, state }: GuardContext): ObjectId | null {
  const variable = socket.type === 'Identifier' ? identification.module.variableOf(socket) : null;
  const isGiven = isParameter(variable?.declaration);
  const writes = variable?.declaration.references.filter((use) => use.isWrite()).length ?? 0;
  return variable !== null && writes === (isGiven ? 0 : 1) ? objectIn(state, `v${variable.id}`) : null;
}

/** The socket that a place hangs on. */
function socketBelow(place: Place, node: Node, context: GuardContext): ObjectId | null {
  const { identification, instrs, state } = context;
  let owner: Place = place;
  for (let at = unwrap(node); at.type === 'MemberExpression'; at = unwrap(at.object)) {
    if (owner.path.length === 0) break;
    owner = { root: owner.root, path: owner.path.slice(0, -1) };
    if (socketOf(identification.typeOf(at.object)) !== null) return objectAt(state, owner);
  }
  const call = owner.root.kind === 'result' ? instrs.get(owner.root.of) : undefined;
  return call?.kind === 'call' && call.callee.kind === 'method'
    ? socketObject(call.callee.receiver, context)
    : null;
}

function socketObject(receiver: Value, { identification, state }: GuardContext): ObjectId | null {
  if (socketOf(identification.typeOf(receiver.node)) === null) return null;
  if (receiver.kind === 'place') return objectAt(state, receiver.place);
  return receiver.kind === 'result' ? objectIn(state, `r${receiver.of}`) : null;
}

const known = new WeakMap<Identification, ReadonlyMap<string, boolean>>();

/** Fields that a close handler sets on the socket that it is handed, and their truth from then on. */
function closeFlags(identification: Identification): ReadonlyMap<string, boolean> {
  const answer = known.get(identification) ?? findCloseFlags(identification);
  known.set(identification, answer);
  return answer;
}

function findCloseFlags(identification: Identification): ReadonlyMap<string, boolean> {
  const flags = new Map<string, boolean>();
  const { module, handed } = identification;
  for (const { id, node } of module.functions) {
    const closed = isFunction(node) ? handed(node, 0, []) : null;
    if (closed === null || !isWithin(closed.states, GONE)) continue;
    for (const instr of module.body(id).instrs.values()) {
      if (instr.kind !== 'assign' || instr.value.kind !== 'literal') continue;
      if (instr.node.type !== 'AssignmentExpression') continue;
      const own = ownPath(instr.node.left, identification);
      if (own !== null) flags.set(own.path, Boolean(instr.value.value));
    }
  }
  return flags;
}
