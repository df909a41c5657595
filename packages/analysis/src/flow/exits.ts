// Calls that do not come back, or come back only if something holds: `process.exit()`, a function declared `never`, one that always
// throws, `assert(socket.readyState === 1)`.
import { definitionOf } from '../ir/definition.ts';
import type { Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { socketsPastCall } from '../guards/named-guard.ts';
import { programEnd } from '../sockets/program-end.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { OPEN } from '../states.ts';
import { assume } from './assume.ts';
import type { CallInstr, CallTarget } from './call-target.ts';
import { guardContext, type TransferContext } from './context.ts';
import { restrict, type FlowState } from './state.ts';

const ASSERT_MODULE = /^(?:node:)?assert(?:\/strict)?$/;
const TRUTH = new Set(['default', '*', 'ok', 'strict']);
const EQUALITY = new Set(['equal', 'strictEqual', 'deepEqual', 'deepStrictEqual']);

/** Applies what the return of a call proves; marks the state as ended where there is no return. */
export function noteExit(
  instr: CallInstr,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): void {
  const { identification } = context;
  if (programEnd(instr.node, identification) !== null || isNever(instr, identification)) state.ended = true;
  if (target !== null && !target.summary.isAsync && target.summary.exit === null) state.ended = true;
  noteNamedGuard(instr, state, context);
  const asserted = assertedBy(instr, identification);
  if (asserted !== null) assume(asserted, true, guardContext(state, context));
  const aborted = abortedBy(instr);
  if (aborted !== null) assume(aborted, false, guardContext(state, context));
}

/** `signal.throwIfAborted()` comes back only where `signal.aborted` is false. */
function abortedBy({ callee, node }: CallInstr): Value | null {
  if (callee.kind !== 'method' || callee.name !== 'throwIfAborted' || callee.receiver.kind !== 'place')
    return null;
  const { root, path } = callee.receiver.place;
  return { kind: 'place', place: { root, path: [...path, 'aborted'] }, optional: false, node };
}

/** `assertOpen(socket)`: a function of which the settings say that it throws unless the socket is open. */
export function noteNamedGuard(instr: CallInstr, state: FlowState, context: TransferContext): void {
  for (const object of socketsPastCall(instr, guardContext(state, context)))
    restrict(state, object, OPEN, instr.node);
}

/** A function whose annotation says that it never returns. */
function isNever({ node }: CallInstr, { module }: Identification): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (callee?.type !== 'Identifier') return false;
  const definition = definitionOf(module.variableOf(callee)?.declaration);
  if (definition?.type !== 'FunctionDeclaration' && definition?.type !== 'TSDeclareFunction') return false;
  return definition.returnType?.typeAnnotation.type === 'TSNeverKeyword';
}

/** What an assertion makes sure of. */
function assertedBy(instr: CallInstr, identification: Identification): Value | null {
  const [first, second] = instr.arguments;
  if (first === undefined || instr.node.type !== 'CallExpression') return null;
  const callee = unwrap(instr.node.callee);
  const asked = assertionOf(callee, identification);
  if (asked !== null) {
    if (TRUTH.has(asked)) return first.value;
    return EQUALITY.has(asked) && second !== undefined
      ? { kind: 'compare', operator: '===', left: first.value, right: second.value, node: instr.node }
      : null;
  }
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && !isConsole(callee.object)
        ? memberName(callee)
        : null;
  return name === 'assert' || name === 'invariant' ? first.value : null;
}

/** `console.assert` only tells. */
function isConsole(object: Node): boolean {
  return object.type === 'Identifier' && object.name === 'console';
}

/** The name of an assertion of Node: `equal` of `assert.equal`, also where `assert` is its `strict`. */
function assertionOf(callee: Node, { importOf }: Identification): string | null {
  const named = importOf(callee);
  if (named !== null) return ASSERT_MODULE.test(named.module) ? named.name : null;
  if (callee.type !== 'MemberExpression') return null;
  const owner = importOf(unwrap(callee.object));
  return owner?.name === 'strict' && ASSERT_MODULE.test(owner.module) ? memberName(callee) : null;
}
