// Forms of a whole test: a right check that something else outweighs, that nothing leaves, or that is about another socket.
import type { IneffectiveForm } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, unwrap } from '../sockets/tree.ts';
import { atomsOf, choicesOf, type Atom } from './atoms.ts';
import type { FormContext } from './form.ts';
import type { GoverningTest } from './governing.ts';
import { provenSocket, provesTarget, type Asked } from './right-check.ts';
import { names, stateRead, type Target } from './target.ts';
import { mayNotReturn } from './unknown-exit.ts';

/**
 * Reads a test whose parts are right by themselves. `others` are the other tests on the way to the send that ask for the state as
 * well: the two may settle it together, `if (!open && retries > 0) return later(); if (!open) throw …`.
 */
export function testForm(
  governing: GoverningTest,
  others: readonly GoverningTest[],
  target: Target,
  context: FormContext,
): IneffectiveForm | null {
  const { test, holds, passed } = governing;
  if (others.length > 0) return null;
  if (holds === null)
    return passed !== null && goesOn(test, passed, target, context) ? { kind: 'no-exit' } : null;
  const { module } = context.identification;
  const choices = choicesOf(test, holds, module);
  if (isWeakened(choices, target, context)) return { kind: 'weakened' };
  if (isWidened(choices, target, context)) return { kind: 'partial' };
  const asked = otherSocket(atomsOf(test, holds, module), test, target, context);
  return asked === null ? null : { kind: 'other-socket', asked };
}

/**
 * `if (ws.readyState === 1 || force)`, `if (ws.readyState !== 1 && !force) return`. What calls something may well make sure by other
 * means, and `!ws` has nothing to send on.
 */
function isWeakened(choices: readonly Choice[], target: Target, context: FormContext): boolean {
  return hasBeside(
    choices,
    ({ node }) => !calls(node) && !isAboutTarget(node, target, context),
    target,
    context,
  );
}

/** `if (ws.readyState === 1 || ws.readyState === 0)`: one state more than the right one, asked for by name. */
function isWidened(choices: readonly Choice[], target: Target, context: FormContext): boolean {
  return hasBeside(
    choices,
    ({ node }) => readsTarget(node, target, context) && !calls(node),
    target,
    context,
  );
}

type Choice = readonly Asked[];

/** Tells whether everything that is enough beside a right question is of a kind. */
function hasBeside(
  choices: readonly Choice[],
  isOfKind: (other: Asked) => boolean,
  target: Target,
  context: FormContext,
): boolean {
  return choices.some((choice) => {
    const others = choice.filter((one) => !provesTarget(one, target, context));
    return others.length > 0 && others.length < choice.length && others.every(isOfKind);
  });
}

function calls(node: Node): boolean {
  for (const { type } of eachNode(node))
    if (type === 'CallExpression' || type === 'AwaitExpression' || type === 'NewExpression') return true;
  return false;
}

function isAboutTarget(node: Node, target: Target, { identification }: FormContext): boolean {
  for (const inner of eachNode(node)) if (names(inner, target, identification)) return true;
  return false;
}

/** `if (ws.readyState !== 1) console.warn('not open');` and on to the send. */
function goesOn(test: Node, passed: Node, target: Target, context: FormContext): boolean {
  if (!provesTarget({ node: test, holds: false }, target, context)) return false;
  // What waits, or puts something else in its place, may come back with an open socket.
  for (const inner of eachNode(passed)) {
    if (isFunction(inner)) continue;
    if (inner.type === 'AwaitExpression' || inner.type === 'YieldExpression') return false;
    if (inner.type === 'CallExpression' && mayNotReturn(inner, context)) return false;
    if (inner.type === 'AssignmentExpression' && names(inner.left, target, context.identification))
      return false;
  }
  return true;
}

/** `if (ws.readyState === 1) client.send(text)`, where nothing else is done with `ws`. */
function otherSocket(atoms: readonly Atom[], test: Node, target: Target, context: FormContext): Node | null {
  const { identification } = context;
  const reads = atoms.filter(({ settled }) => settled);
  if (reads.some(({ node }) => readsTarget(node, target, context))) return null;
  for (const atom of reads) {
    const socket = provenSocket(atom, context);
    if (socket === null || names(socket, target, identification)) continue;
    const slot = identification.syntax.slotOf(socket);
    const type = identification.typeOf(socket);
    if (slot === null || type?.kind !== 'socket' || type.row !== target.type.row) continue;
    if (!isUsedBeside(slot, test, target, context)) return socket;
  }
  return null;
}

/** Tells whether a state expression of the target stands in a node. */
export function readsTarget(node: Node, target: Target, { identification }: FormContext): boolean {
  for (const inner of eachNode(node)) {
    const read = stateRead(inner, identification);
    if (read !== null && names(read.socket, target, identification)) return true;
  }
  return false;
}

/** Tells whether the function of the send does anything else with a socket than to ask for its state. */
function isUsedBeside(slot: string, test: Node, target: Target, { identification }: FormContext): boolean {
  const { syntax } = identification;
  const owner = syntax.ownerOf(target.node)?.node;
  if (owner === undefined || !isFunction(owner)) return true;
  const asked = new Set(eachNode(test));
  for (const inner of eachNode(owner.body)) {
    if (asked.has(inner)) continue;
    if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') continue;
    if (syntax.slotOf(unwrap(inner)) === slot) return true;
  }
  return false;
}
