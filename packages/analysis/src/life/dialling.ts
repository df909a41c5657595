// How a program comes by one of its sockets: which call connects it, and which function a repair can call to have another.
import type { TSESTree } from '@typescript-eslint/types';
import type { Dialling } from '../facts.ts';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';
import type { LifeContext } from './life-context.ts';
import { isModule, rootVariable, runsOnce } from './lifetime.ts';
import { isAccepted } from './replacements.ts';

/** A listener of a socket's end, with all the names of that socket. */
export interface EndRun {
  readonly registration: Registration;
  readonly type: SocketType;
  readonly names: ReadonlySet<Slot>;
}

/** Tells whether a call connects a socket of this type: `new WebSocket(url)`, `net.connect(port)`, `socket.connect(port)`. */
export function connects(call: Node, { row }: SocketType, { identification }: LifeContext): boolean {
  const { typeOf } = identification;
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return false;
  const made = socketOf(typeOf(call));
  if (made?.row !== row) return false;
  if (call.type === 'NewExpression') return true;
  for (const { row: called } of calledRows(call, typeOf))
    if (called.returns !== undefined && 'socket' in called.returns) return true;
  return false;
}

/** Lists the listeners of a file that hear of the end of a socket that can be connected anew. */
export function* eachEndRun(context: LifeContext): Generator<EndRun> {
  const { syntax, typeOf } = context.identification;
  for (const registration of context.registrations()) {
    const { handler, heard, target } = registration;
    if (handler === null || (heard?.row.role !== 'close' && heard?.row.role !== 'error')) continue;
    const type = socketOf(typeOf(target));
    if (type === null || !isFunction(handler.node) || !canEnd(type)) continue;
    const slot = syntax.slotOf(startOf(target));
    yield { registration, type, names: namesOf(slot, context) };
  }
}

function namesOf(slot: Slot | null, context: LifeContext): ReadonlySet<Slot> {
  const { syntax } = context.identification;
  if (slot === null) return new Set();
  const names = [slot, ...syntax.aliases(slot)];
  // `const socket = (this.socket = new WebSocket(url))`
  const declared = declarationOf(slot, context);
  if (declared?.init?.type === 'AssignmentExpression') {
    const other = syntax.slotOf(declared.init.left);
    if (other !== null) names.push(other, ...syntax.aliases(other));
  }
  return new Set(names);
}

function declarationOf(slot: Slot, { identification }: LifeContext): TSESTree.VariableDeclarator | null {
  const id = /^v(\d+)$/.exec(slot)?.[1];
  const variable = id === undefined ? undefined : identification.variables.get(Number(id));
  const declared = definitionOf(variable?.declaration);
  return declared?.type === 'VariableDeclarator' ? declared : null;
}

/** A client that connects again by itself, a channel within one program and what lives as long as it end by nobody else's doing. */
function canEnd({ row: { kept, reconnects, internal } }: SocketType): boolean {
  return kept !== true && reconnects !== true && internal !== true;
}

/** `net.connect(port).on('error', log).on('close', again)`: what the chain starts from. */
function startOf(target: Node): Node {
  let at = unwrap(target);
  // `const socket = (this.socket = new WebSocket(url))`
  while (at.type === 'AssignmentExpression') at = unwrap(at.right);
  while (at.type === 'CallExpression') {
    const callee = unwrap(at.callee);
    if (
      callee.type !== 'MemberExpression' ||
      !/^(?:on|once|addListener|set\w+)$/.test(memberName(callee) ?? '')
    )
      break;
    at = unwrap(callee.object);
  }
  return at;
}

/** Finds the call that connects the socket which a listener hears; null for one that is handed over. */
export function findConnection({ registration, type, names }: EndRun, context: LifeContext): Node | null {
  const start = startOf(registration.target);
  if (connects(start, type, context)) return start;
  for (const name of names)
    for (const value of valuesOf(name, context)) {
      const made = startOf(value);
      if (connects(made, type, context)) return made;
    }
  return null;
}

/** Tells whether a library hands over the socket that a listener hears: to a parameter, or in what a call returns. */
export function isHandedOver({ registration }: EndRun, context: LifeContext): boolean {
  const start = startOf(registration.target);
  if (isAccepted(start, context)) return true;
  const variable = rootVariable(start, context.identification);
  const declared = definitionOf(variable?.declaration);
  return start.type === 'Identifier' && declared?.type === 'VariableDeclarator' && declared.init !== null;
}

function* valuesOf(slot: Slot, context: LifeContext): Generator<Node> {
  const { syntax, module } = context.identification;
  yield* syntax.assigned(slot);
  const found = fieldOfSlot(slot, module);
  const field = found === null ? null : syntax.fieldOf(found.owner.node, found.name);
  if (field?.type === 'PropertyDefinition' && field.value !== null) yield field.value;
  const declared = declarationOf(slot, context);
  if (declared !== null && declared.init !== null) yield declared.init;
}

/** Gathers what a repair needs to let a socket be connected anew; null for one that is handed over. */
export function describeDialling(
  run: EndRun,
  context: LifeContext,
  made = findConnection(run, context),
): Dialling | null {
  if (made === null) return null;
  const { syntax } = context.identification;
  const owner = syntax.ownerOf(made);
  const maker = owner !== null && isFunction(owner.node) ? owner.node : null;
  const listeners = context.registrations().filter(({ target, heard }) => {
    const slot = syntax.slotOf(startOf(target));
    return heard?.type.row === run.type.row && slot !== null && run.names.has(slot);
  });
  const closings = [...run.names].flatMap((name) => context.closings().get(name) ?? []);
  return {
    made,
    maker,
    isOnce: owner === null || isModule(owner) || runsOnce(owner, context.identification),
    listeners: listeners.flatMap(({ node, target, event, listener, handler, heard }) =>
      event === null || heard === null
        ? []
        : [
            {
              node,
              target,
              event,
              listener,
              role: heard.row.role,
              handler: handler !== null && isFunction(handler.node) ? handler.node : null,
            },
          ],
    ),
    leaves: closings
      .map(({ node }) => node)
      .filter((node) => context.whenRun(node) !== 'closed' && (maker === null || !isInside(node, maker))),
  };
}
