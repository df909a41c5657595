// Forms of a single question about the send's own socket.
import type { TSESTree } from '@typescript-eslint/types';
import { objectAt } from '../flow/state.ts';
import { predicateCallGuard, promisedProofs } from '../guards/predicate-call.ts';
import { readyStateGuard } from '../guards/ready-state.ts';
import type { Proof } from '../guards/guard.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue, typeRow } from '../sockets/library-index.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { ALL, canBe, isWithin, OPEN } from '../states.ts';
import { assignedState } from './assignments.ts';
import { destructuredFrom, initialValue } from './atoms.ts';
import { impossibleComparison, isComplete, STATE_NAME } from './comparison.ts';
import type { Form, FormContext } from './form.ts';
import { isEnumerated, names, operandsOf, readsIn, stateRead, type Read, type Target } from './target.ts';

/** As constants are written. */
const STATE_CONSTANT = /^(?:CONNECTING|OPEN|CLOSING|CLOSED)$/;

/** `if (ws.OPEN)`, `if (WebSocket.OPEN)`, `if (ws.readyState.OPEN)`: a constant, or nothing at all. */
const constant: Form = ({ node }, target, { identification }) => {
  if (node.type !== 'MemberExpression') return null;
  const name = memberName(node) ?? '';
  const owner = unwrap(node.object);
  const read = stateRead(owner, identification);
  if (read !== null) {
    const isMeant = STATE_NAME.test(name) && names(read.socket, target, identification);
    return isMeant ? { kind: 'no-constant', constant: node } : null;
  }
  const constants = constantsOf(owner, target, identification);
  if (constants === null) return null;
  if (constants.here && Object.hasOwn(constants.values, name)) return { kind: 'constant' };
  // A program may give a socket a property of its own, `socket.closed`; its letters are not those of a constant.
  return STATE_CONSTANT.test(name) ? { kind: 'no-constant', constant: node } : null;
};

/** The constants of the target's row, and whether they can be read of `owner`; null for what is neither the target nor its class. */
function constantsOf(owner: Node, target: Target, identification: Identification) {
  const { values, on } = target.type.row.constants;
  if (names(owner, target, identification)) return { values, here: on.includes('instance') };
  const [only, second] = partsOf(identification.typeOf(owner));
  const isClass = only?.kind === 'class' && second === undefined;
  return isClass && typeRow(only.library, only.name)?.socket === target.type.row
    ? { values, here: on.includes('class') }
    : null;
}

/** `if (res.writable)`, `if (ws.bufferedAmount === 0)`: the row knows that it tells of something else. */
const misleading: Form = ({ node }, target, { identification }) => {
  const asked = node.type === 'BinaryExpression' ? comparedWithPlain(node) : node;
  const isCall = asked?.type === 'CallExpression' && asked.arguments.length === 0;
  const member = isCall ? unwrap(asked.callee) : asked;
  if (member?.type !== 'MemberExpression' || !names(member.object, target, identification)) return null;
  const name = `${memberName(member) ?? ''}${isCall ? '()' : ''}`;
  const why = ownValue(target.type.row.misleading ?? {}, name);
  return why === undefined ? null : { kind: 'misleading', why };
};

/** `x === 0`, `x === true`; `x > 5` is about an amount and asks for no state. */
function comparedWithPlain({ left, right, operator }: TSESTree.BinaryExpression): Node | null {
  if (!/^[=!]==?$/.test(operator)) return null;
  const [asked, plain] = left.type === 'Literal' ? [right, left] : [left, right];
  const isPlain = plain.type === 'Literal' && (plain.value === 0 || typeof plain.value === 'boolean');
  return isPlain ? unwrap(asked) : null;
}

/** `if (socket.readyState === 1)` of a wrapper that was made once, with the state of that moment. */
const frozen: Form = ({ node }, target, context) => {
  const read = readIn(node, target, context);
  return read !== null && target.type.row.frozen?.includes(read.property) === true
    ? { kind: 'misleading', why: 'it keeps the state in which the object was handed over' }
    : null;
};

const impossible: Form = ({ node }, target, context) => {
  const found = impossibleComparison(node, context);
  return found !== null && names(found.read.socket, target, context.identification) ? found.form : null;
};

/** `if (socket.readyState !== WebSocket.CLOSED)`, and a function that asks no more: other states come through as well. */
const partial: Form = ({ node, holds }, target, context) => {
  const proof = proofAbout(node, target, context);
  if (proof === null) return null;
  const states = holds ? proof.whenTrue : proof.whenFalse;
  if (states === ALL && !isOfKnownValues(node, target, context)) return null;
  return !isWithin(states, OPEN) && canBe(states, 'open') ? { kind: 'partial' } : null;
};

/** `if (channel.readyState)`, a word in every state: what lets all of them through does so whatever else is found out. */
function isOfKnownValues(node: Node, target: Target, context: FormContext): boolean {
  const read = readIn(node, target, context);
  return read !== null && isComplete(read);
}

function proofAbout(node: Node, target: Target, context: FormContext): Proof | null {
  const found = context.lowered(node);
  if (found === null) return null;
  const listed = listedIn(node);
  const read = readIn(listed ?? node, target, context);
  // `isAlive(socket)`, and a getter, `this.isAlive`.
  if (read === null && listed === null)
    return ofTarget(predicateCallGuard.read(found.value, found.guard), target, context);
  // Half of a pair that proves it together (`!res.writableEnded`) is no mistake of its own.
  if (read === null || !isEnumerated(read)) return null;
  return readyStateGuard.read(found.value, found.guard)?.[0] ?? null;
}

/** `[WebSocket.CONNECTING, WebSocket.OPEN].includes(socket.readyState)`: what is looked for. */
function listedIn(node: Node): Node | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  return memberName(node.callee) === 'includes' ? (node.arguments[0] ?? null) : null;
}

function ofTarget(proofs: readonly Proof[] | null, { node }: Target, { lowered }: FormContext): Proof | null {
  const socket = lowered(node);
  if (proofs === null || socket?.value.kind !== 'place') return null;
  const object = objectAt(socket.guard.state, socket.value.place);
  return proofs.find((proof) => proof.object === object) ?? null;
}

/** The state expression of the target that a question reads. */
function readIn(node: Node, target: Target, { identification }: FormContext): Read | null {
  for (const read of readsIn(node, identification))
    if (names(read.socket, target, identification)) return read;
  return null;
}

/** `if (isOpen(socket))` where `isOpen` is async: a promise is always truthy. */
const promise: Form = ({ node }, target, context) => {
  const found = node.type === 'CallExpression' ? context.lowered(node) : null;
  const proof = found === null ? null : ofTarget(promisedProofs(found.value, found.guard), target, context);
  const proves = proof !== null && (isWithin(proof.whenTrue, OPEN) || isWithin(proof.whenFalse, OPEN));
  return proves ? { kind: 'promise' } : null;
};

/** `if (this.isOpen)` where `isOpen` is a method: a function is always truthy. */
const uncalled: Form = ({ node }, target, { identification }) => {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const named = identification.functionNamed(node);
  if (named === null) return null;
  for (const answer of identification.syntax.returns(named.node))
    for (const inner of eachNode(answer))
      if (stateRead(inner, identification)?.type.row === target.type.row) return { kind: 'uncalled' };
  return null;
};

/** `const { readyState } = socket;` outside, `if (readyState === 1)` in a callback: a copy stays as it was. */
const copy: Form = ({ node, through }, target, context) => {
  const { syntax } = context.identification;
  for (const name of through === null ? operandsOf(node) : [through]) {
    const made = name.type === 'Identifier' ? copyOf(name, target, context) : null;
    if (made !== null && syntax.ownerOf(made)?.id !== syntax.ownerOf(target.node)?.id)
      return { kind: 'copy', made };
  }
  return null;
};

/** Where a name got the target's state from. */
function copyOf(name: TSESTree.Identifier, target: Target, context: FormContext): Node | null {
  const { identification } = context;
  const made = initialValue(name, identification.module);
  if (made !== null) return readIn(made, target, context) === null ? null : made;
  const from = destructuredFrom(name, identification.module);
  if (from === null || ownValue(target.type.row.properties, from.name) === undefined) return null;
  return names(from.object, target, identification) ? from.object : null;
}

/** `if (socket.readyState = WebSocket.OPEN)` */
const assignment: Form = ({ node }, target, { identification }) => {
  const read = assignedState(node, identification);
  return read !== null && names(read.socket, target, identification) ? { kind: 'assignment' } : null;
};

/** In the order in which a question is tried. */
export const askedForms: readonly Form[] = [
  assignment,
  copy,
  constant,
  frozen,
  impossible,
  misleading,
  promise,
  uncalled,
  partial,
];
