// Whether a shared slot may get its next socket while the close event of the last is still to come.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, isNothing, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import type { CloseRun } from './close-runs.ts';
import { eachOfRun } from './close-runs.ts';
import { eachConditionOn, holds, isBefore } from './conditions.ts';
import { closingSocket } from './closing-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, isModule, rootVariable, runsOnce } from './lifetime.ts';

/** Finds the assignment that may put a newer socket into a slot before the close of the older one is heard; null where none can. */
export function findReplacement(slot: Slot, run: CloseRun, context: LifeContext): Node | null {
  const { identification } = context;
  for (const value of identification.syntax.assigned(slot)) {
    if (isNothing(value) || closingSocket(value, identification) === null || isKeptElsewhere(value, context))
      continue;
    if (
      isAccepted(value, context)
        ? isTakenUnasked(value, slot, context)
        : isClosedBefore(value, slot, run, context)
    )
      return value;
  }
  return null;
}

/** `this.#current = this.#response`: what is kept elsewhere is the same socket each time. */
function isKeptElsewhere(value: Node, { identification }: LifeContext): boolean {
  const at = unwrap(value);
  if (at.type === 'MemberExpression') return true;
  const variable = rootVariable(at, identification);
  const maker = variable === null ? null : declaringFunction(variable, identification);
  return at.type === 'Identifier' && (maker === null || isModule(maker));
}

/** `current = socket` where the library hands over one socket after the other. */
export function isAccepted(value: Node, { identification }: LifeContext): boolean {
  const variable = rootVariable(value, identification);
  const fn = definitionOf(variable?.declaration);
  if (fn?.type === 'VariableDeclarator') return isPartOfAnswer(fn, identification);
  if (!isParameter(variable?.declaration) || !isFunction(fn)) return false;
  const position = fn.params.findIndex((parameter) => parameter === variable?.declaration.identifiers[0]);
  return position !== -1 && identification.handed(fn, position, []) !== null;
}

/** `const { socket, response } = Deno.upgradeWebSocket(request)`: what a library's call makes is more than the socket. */
function isPartOfAnswer({ id, init }: TSESTree.VariableDeclarator, { typeOf }: Identification): boolean {
  const made = init === null ? null : unwrap(init);
  if (made?.type !== 'CallExpression' || !/Pattern$/.test(id.type)) return false;
  return typeOf(made)?.kind === 'tuple' || [...calledRows(made, typeOf)].length > 0;
}

/** No condition before it asks for the slot, so a second socket gets in beside the first. */
function isTakenUnasked(value: Node, slot: Slot, context: LifeContext): boolean {
  return (
    ![...eachConditionOn(value)].some((test) => holds(test, (node) => isSlot(node, slot, context))) &&
    !detaches(value, slot, context)
  );
}

function isSlot(node: Node, slot: Slot, { identification }: LifeContext): boolean {
  const isName = node.type === 'Identifier' || node.type === 'MemberExpression';
  return isName && identification.syntax.slotOf(node) === slot;
}

/** The program closes what is in the slot and goes on to fill it again, without waiting for the close event. */
function isClosedBefore(value: Node, slot: Slot, { type }: CloseRun, context: LifeContext): boolean {
  if (Object.values(type.row.methods).some(({ closeHandler }) => closeHandler === 'inside')) return false;
  const { identification } = context;
  const filler = identification.syntax.ownerOf(value);
  if (
    filler === null ||
    isModule(filler) ||
    filler.kind === 'constructor' ||
    runsOnce(filler, identification)
  )
    return false;
  const closings = (context.closings().get(slot) ?? []).map(({ node }) => node);
  if (isOpenedAndDisposed(value, filler, slot, context)) return true;
  for (const closing of closings) {
    const closer = identification.syntax.ownerOf(closing);
    if (closer === null || context.whenRun(closing) === 'closed' || detaches(closing, slot, context))
      continue;
    if (closer.id === filler.id && followsAtOnce(closing, value, filler)) return true;
    if (someoneCalls(closer, filler, context)) return true;
    if (forgets(closing, closer, slot, context) && context.whenRun(value) === 'unknown') return true;
  }
  return false;
}

/** `current = socket; return () => socket.close();`: whoever calls that may run the function again at once, as an effect does. */
function isOpenedAndDisposed(value: Node, filler: FunctionHeader, slot: Slot, context: LifeContext): boolean {
  const { syntax } = context.identification;
  const calls = context.closings();
  const closings = [slot, ...syntax.aliases(slot)].flatMap((name) => calls.get(name) ?? []);
  return closings.some(({ node }) => {
    const closer = syntax.ownerOf(node);
    const isReturned = closer !== null && outerOf(closer.node)?.type === 'ReturnStatement';
    return (
      isReturned &&
      closer.parent === filler.id &&
      !detaches(node, slot, context) &&
      isInside(value, filler.node)
    );
  });
}

/** `this.disconnect(); this.connect();` */
function someoneCalls(
  closer: FunctionHeader,
  filler: FunctionHeader,
  { identification }: LifeContext,
): boolean {
  if (closer.id === filler.id) return false;
  const calls = identification.syntax.calls;
  const filling = calls.filter((call) => identification.functionNamed(call.callee)?.id === filler.id);
  return filling.some((call) => {
    const owner = identification.syntax.ownerOf(call);
    if (owner?.id === closer.id) return true;
    return calls.some(
      (other) =>
        owner !== null &&
        identification.syntax.ownerOf(other)?.id === owner.id &&
        identification.functionNamed(other.callee)?.id === closer.id &&
        followsAtOnce(other, call, owner),
    );
  });
}

/** Not after an `await`, which may be for the close event. */
function followsAtOnce(first: Node, second: Node, fn: FunctionHeader): boolean {
  if (!isBefore(first, second)) return false;
  return ![...eachOfRun(fn.node)].some(
    (node) =>
      node.type === 'AwaitExpression' &&
      node.range[1] > first.range[0] &&
      node.range[0] < second.range[0] &&
      !isInside(second, node),
  );
}

/** `this.socket.close(); this.socket = null;`: whoever connects next finds the slot free. */
function forgets(closing: Node, closer: FunctionHeader, slot: Slot, context: LifeContext): boolean {
  return [...eachOfRun(closer.node)].some(
    (node) =>
      node.type === 'AssignmentExpression' &&
      isNothing(node.right) &&
      isSlot(unwrap(node.left), slot, context) &&
      isBefore(closing, node),
  );
}

/** `this.socket.onclose = null`, `old.removeAllListeners()`: the older one is not heard any more. */
function detaches(near: Node, slot: Slot, context: LifeContext): boolean {
  const owner = context.identification.syntax.ownerOf(near);
  if (owner === null) return false;
  const names = new Set([slot, ...context.identification.syntax.aliases(slot)]);
  const isOld = (node: Node) => names.has(context.identification.syntax.slotOf(node) ?? '?');
  return [...eachOfRun(owner.node)].some((node) => {
    if (node.type === 'AssignmentExpression') {
      const target = unwrap(node.left);
      return (
        target.type === 'MemberExpression' &&
        /^onclose$/i.test(memberName(target) ?? '') &&
        isOld(target.object) &&
        !isFunction(unwrap(node.right))
      );
    }
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
    if (callee?.type !== 'MemberExpression') return false;
    return (
      /^(?:off|removeListener|removeEventListener|removeAllListeners)$/.test(memberName(callee) ?? '') &&
      isOld(callee.object)
    );
  });
}

/** Tells whether a variable or field is there before the socket, and for the next one too. */
export function isShared(expression: Node, run: CloseRun, { identification }: LifeContext): boolean {
  const variable = rootVariable(expression, identification);
  if (variable === null) return unwrap(expression).type === 'MemberExpression';
  const maker = declaringFunction(variable, identification);
  const socket = rootVariable(run.socket, identification);
  const socketMaker = socket === null ? null : declaringFunction(socket, identification);
  if (maker === null) return false;
  return socket === null || variable.id === socket.id || maker.id !== socketMaker?.id;
}
