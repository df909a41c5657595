// `if (socket.readyState)` → `if (socket.readyState === WebSocket.OPEN)`: the right question in the place of one that asks nothing.
import { type CheckSite, definitionOf, type Node, type Source } from '@socket-safety/analysis';
import { needsPredicate } from '../check/earlier-check.ts';
import { inlineCheck, predicateCheck, type OpenCheck } from '../check/open-check.ts';
import { plainCall } from '../guard-send/receiver.ts';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachWithin, findFunctionAround, isInside, memberName, outerOf } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** Asks for the open state where a condition means to. */
export const askState: Repair = {
  id: 'ask-state',
  codemod: 'guard-sends',
  title: 'Ask whether the socket is open.',
  repair({ about }, context) {
    if (about.kind !== 'check') return { refused: 'no condition' };
    const { check } = about;
    const question = questionIn(check, context);
    if (isRefusal(question)) return question;
    const { reference, meansOpen } = question;
    const { node, isOpen } = negationsOf(check.node, meansOpen);
    const asked = questionFor(check, reference, context);
    const text = isOpen ? asked.holds : asked.fails;
    const range = withBrackets(node, context.source);
    const edit = { range, text: needsBrackets(text, node) ? `(${text})` : text };
    return [edit, ...plainSends(check, reference, context.source)];
  },
};

/** Tells whether a condition reads a wrong constant, or assigns, and the right question can stand in its place. */
export function isMendedInPlace(check: CheckSite, context: RepairContext): boolean {
  return WRONG_CONSTANTS.has(check.form.kind) && !isRefusal(questionIn(check, context));
}

const WRONG_CONSTANTS: ReadonlySet<CheckSite['form']['kind']> = new Set([
  'constant',
  'no-constant',
  'assignment',
]);

interface Question {
  readonly reference: Reference;
  /** The truth of the condition that is meant to be open. */
  readonly meansOpen: boolean;
}

function questionIn(check: CheckSite, context: RepairContext): Question | Refusal {
  const { meansOpen, socket, sends } = check;
  if (meansOpen === null) return { refused: 'another question in its place would not be enough' };
  if (socket.row.check === null) return { refused: 'this library has no state that could be asked' };
  if (sends.some((send) => waitsBetween(send.node, check)))
    return { refused: 'the socket may close between this condition and the send' };
  const reference = referenceOf(check, context);
  return reference === null ? { refused: 'the socket cannot be named again' } : { reference, meansOpen };
}

/** The socket as the send names it, where the condition can name it so too. */
function referenceOf({ node, socket, sends }: CheckSite, { source }: RepairContext): Reference | null {
  const reference = readReference(socket.node, source);
  if (reference === null || !isNameable(socket.node, node, source)) return null;
  // `this.socket?.readyState`: it may be missing where the condition stands.
  const mayMiss =
    source.text.slice(...node.range).includes('?.') ||
    (node.type === 'CallExpression' && isEmptied(socket.node, source)) ||
    sends.some((send) => source.text.startsWith('?.', send.socket.node.range[1]));
  return mayMiss ? { ...reference, nullable: true } : reference;
}

/** `if (!this.isConnected())` where the file has `this.socket = null`: a question that is called may have asked for that too. */
function isEmptied(socket: Node, source: Source): boolean {
  const name = socket.type === 'MemberExpression' ? memberName(socket) : null;
  if (name === null) return false;
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'AssignmentExpression' || inner.left.type !== 'MemberExpression') continue;
    const { left, right } = inner;
    const isNothing =
      (right.type === 'Literal' && right.value === null) ||
      (right.type === 'Identifier' && right.name === 'undefined');
    if (isNothing && memberName(left) === name) return true;
  }
  return false;
}

function isNameable(socket: Node, condition: Node, source: Source): boolean {
  for (const inner of eachWithin(socket)) {
    if (inner.type !== 'Identifier') continue;
    const variable = variableOf(inner, source);
    if (variable === null) continue;
    const declared = definitionOf(variable);
    const isBefore = declared !== undefined && declared.range[0] < condition.range[0];
    if (!isBefore || !isVisibleAt(variable, condition, source)) return false;
  }
  return true;
}

function questionFor(
  { node, socket, sends }: CheckSite,
  reference: Reference,
  context: RepairContext,
): OpenCheck {
  const { source } = context;
  const hazard = sends[0]?.hazard ?? sends[0]?.strictHazard ?? null;
  const isRemembered = hazard !== null && needsPredicate(node, reference, socket, hazard, source);
  return isRemembered
    ? predicateCheck(reference, context.predicate(socket))
    : inlineCheck(reference, socket, source);
}

/** `if (this.socket?.readyState) this.socket?.send(text)`: whoever asks of its state has asked whether there is one. */
function plainSends({ node, sends }: CheckSite, reference: Reference, source: Source): readonly Edit[] {
  if (!isTest(node)) return [];
  const around = findFunctionAround(node);
  return sends
    .filter((send) => findFunctionAround(send.node) === around)
    .flatMap((send) => plainCall(send, reference, source));
}

/** A condition that is kept in a variable says nothing of the socket's type. */
function isTest(condition: Node): boolean {
  const outer = outerOf(condition);
  switch (outer?.type) {
    case 'LogicalExpression':
    case 'UnaryExpression':
    case 'ChainExpression':
      return isTest(outer);
    default:
      return outer?.type === 'IfStatement' && outer.test === condition;
  }
}

/** `!socket.readyState` is replaced as a whole. */
function negationsOf(node: Node, isOpen: boolean): { readonly node: Node; readonly isOpen: boolean } {
  const outer = outerOf(node);
  // `socket?.OPEN` stands in a chain of its own.
  if (outer?.type === 'ChainExpression') return negationsOf(outer, isOpen);
  return outer?.type === 'UnaryExpression' && outer.operator === '!'
    ? negationsOf(outer, !isOpen)
    : { node, isOpen };
}

/** `if ((socket.readyState = 1))`: the second pair says that the assignment is meant. */
function withBrackets({ type, range: [start, end] }: Node, { text }: Source): Node['range'] {
  const isDoubled = /\(\s*\($/.test(text.slice(0, start)) && /^\)\s*\)/.test(text.slice(end));
  return type === 'AssignmentExpression' && isDoubled ? [start - 1, end + 1] : [start, end];
}

function needsBrackets(text: string, node: Node): boolean {
  const outer = outerOf(node);
  if (outer?.type === 'LogicalExpression') return text.includes('||') && outer.operator === '&&';
  return outer?.type === 'BinaryExpression' || outer?.type === 'UnaryExpression';
}

/** Something lets outside events in on the way from the condition to the send. */
function waitsBetween(send: Node, { node, sends }: CheckSite): boolean {
  const hazard = sends.find((one) => one.node === send)?.hazard;
  return (
    hazard?.because.some(
      (reason) =>
        (reason.kind === 'suspended' || reason.kind === 'reassigned' || reason.kind === 'closed-by') &&
        reason.node.range[0] > node.range[1] &&
        !isInside(node, reason.node),
    ) ?? false
  );
}
