// `[WebSocket.OPEN].includes(socket.readyState)`, `OPEN_STATES.indexOf(socket.readyState) >= 0`, `OPEN_STATES.has(socket.readyState)`
// of a Set: a state expression is looked for among constants, written there or in a constant of the file. An entry that is known to be no state of this family matches nothing.
import type { StateValue } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { CompareOperator, Instr, Node, Value } from '../ir/model.ts';
import { boundTo } from '../flow/bound.ts';
import { keyName, memberName, unwrap } from '../sockets/tree.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';
import { COMPARE, constantOfNode, proofOf, readState } from './ready-state.ts';

type CallInstr = Extract<Instr, { kind: 'call' }>;

export const stateListGuard: Guard = {
  id: 'state-list',
  read(test, context) {
    if (test.kind === 'compare') return readIndex(test.operator, test.left, test.right, context);
    const call = calledOn(test, 'includes', context) ?? calledOn(test, 'has', context);
    return call === null ? null : proofFor(call, true, context);
  },
};

/** Returns what a test looks for in a list; null for a test of another shape. */
export function soughtIn(test: Value, context: GuardContext): Value | null {
  const call =
    test.kind === 'compare'
      ? calledOn(test.left, 'indexOf', context)
      : (calledOn(test, 'includes', context) ?? calledOn(test, 'has', context));
  return call?.arguments[0]?.value ?? null;
}

/** `list.indexOf(state) >= 0`, and the other ways to ask whether it is there. */
function readIndex(
  operator: CompareOperator,
  left: Value,
  right: Value,
  context: GuardContext,
): readonly Proof[] | null {
  const call = calledOn(left, 'indexOf', context);
  const compare = COMPARE[operator];
  if (call === null || compare === undefined || right.kind !== 'literal') return null;
  const { value: limit } = right;
  if (typeof limit !== 'number') return null;
  const found = compare(0, limit);
  // `indexOf(state) > 0` asks where, not whether.
  if (found !== compare(1, limit) || found === compare(-1, limit)) return null;
  return proofFor(call, found, context);
}

function calledOn(value: Value, method: string, { instrs }: GuardContext): CallInstr | null {
  const instr = value.kind === 'result' ? instrs.get(value.of) : undefined;
  if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== method) return null;
  return instr.arguments.length === 1 ? instr : null;
}

function proofFor(
  { callee, arguments: [asked] }: CallInstr,
  isMember: boolean,
  context: GuardContext,
): readonly Proof[] | null {
  if (callee.kind !== 'method' || asked === undefined) return null;
  const list = listAt(unwrap(callee.receiver.node), context);
  const read =
    list === null ? null : readState(boundTo(asked.value, context.state)?.value ?? asked.value, context);
  if (list === null || read === null) return null;
  const values: StateValue[] = [];
  for (const element of list.elements) {
    if (element === null || element.type === 'SpreadElement') return null;
    const value = constantOfNode(unwrap(element), read.type.row, context);
    if (value === undefined) return null;
    values.push(value);
  }
  return [proofOf(read, (value) => values.includes(value) === isMember)];
}

/** The array that an expression is: written there, or what a constant or a property of one was made as. */
function listAt(node: Node, { identification }: GuardContext): TSESTree.ArrayExpression | null {
  const written = writtenList(node);
  if (written !== null) return written;
  if (node.type === 'MemberExpression') {
    const made = madeAs(unwrap(node.object), identification);
    const name = memberName(node);
    if (made?.type !== 'ObjectExpression' || name === null) return null;
    for (const property of made.properties) {
      // What is spread in may be of that name as well.
      if (property.type !== 'Property') return null;
      if (keyName(property.key, property.computed) !== name) continue;
      return writtenList(unwrap(property.value));
    }
    return null;
  }
  const made = madeAs(node, identification);
  return made === null ? null : writtenList(made);
}

function writtenList(made: Node): TSESTree.ArrayExpression | null {
  if (made.type === 'ArrayExpression') return made;
  return made.type === 'NewExpression' ? elementsOfSet(made) : null;
}

/** `new Set([WebSocket.OPEN])` */
function elementsOfSet({
  callee,
  arguments: [elements],
}: TSESTree.NewExpression): TSESTree.ArrayExpression | null {
  const listed = elements === undefined ? null : unwrap(elements);
  const isSet = callee.type === 'Identifier' && callee.name === 'Set';
  return isSet && listed?.type === 'ArrayExpression' ? listed : null;
}

function madeAs(node: Node, { module }: GuardContext['identification']): Node | null {
  if (node.type !== 'Identifier') return null;
  const declared = soleDefinitionOf(module.variableOf(node)?.declaration);
  if (declared?.type !== 'VariableDeclarator' || declared.parent.kind !== 'const') return null;
  return declared.init === null ? null : madeOf(unwrap(declared.init));
}

/** `Object.freeze([…])` */
function madeOf(node: Node): Node {
  if (node.type !== 'CallExpression') return node;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  const isFrozen = callee.type === 'MemberExpression' && memberName(callee) === 'freeze';
  return isFrozen && first !== undefined ? unwrap(first) : node;
}
