// `if (!socket.data.closed) socket.send(text)`, `if (socket.getUserData().gone) return`: a flag that hangs on the socket itself, and
// that the close handler which the library calls with the socket sets: `close(socket) { socket.data.closed = true; }`.
import type { Identification } from '../sockets/identify.ts';
import { isFunction, memberName, unwrap } from '../sockets/tree.ts';
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
    const path = pathOnSocket(test.node, context.identification);
    const afterClose = path === null ? undefined : closeFlags(context.identification).get(path);
    const object = afterClose === undefined ? null : socketBelow(test.place, test.node, context);
    if (object === null) return null;
    const whileTrue = afterClose === true ? ALL : ALIVE;
    return [{ object, whenTrue: whileTrue, whenFalse: whileTrue === ALL ? ALIVE : ALL }];
  },
};

/** `.data.closed`, `.getUserData().closed`: the way from a socket to a field; null where no socket is at its start. */
function pathOnSocket(node: Node, { typeOf }: Identification): string | null {
  let path = '';
  let at = unwrap(node);
  for (;;) {
    let called = '';
    if (at.type === 'CallExpression') {
      if (at.arguments.length > 0 || path === '') return null;
      called = '()';
      at = unwrap(at.callee);
    }
    const name = at.type === 'MemberExpression' ? memberName(at) : null;
    if (at.type !== 'MemberExpression' || name === null) return null;
    path = `.${name}${called}${path}`;
    at = unwrap(at.object);
    if (socketOf(typeOf(at)) !== null) return path;
  }
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
      const path = pathOnSocket(instr.node.left, identification);
      if (path !== null) flags.set(path, Boolean(instr.value.value));
    }
  }
  return flags;
}
