// What a call that starts something leaves in the program's hands, `const timer = setInterval(…)`, and whether anybody may use it to
// stop what was started.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node, Variable } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import { calledName, eachNode, isInside, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { escapes, isGivenAway } from './escapes.ts';
import type { LifeContext } from './life-context.ts';
import { rootVariable } from './lifetime.ts';
import type { Undoing } from './undoings.ts';

/**
 * | kind   | the code                                                         |
 * | ------ | ------------------------------------------------------------------ |
 * | `none` | `setInterval(beat, 1000);`                                        |
 * | `kept` | `const timer = setInterval(…)`, `this.timer = bus.on(…)`           |
 * | `away` | `return setInterval(…)`, `timers.push(setInterval(…))`             |
 */
export type Handle =
  { readonly kind: 'none' } | { readonly kind: 'kept'; readonly name: Node } | { readonly kind: 'away' };

/** Returns what becomes of a call's result. */
export function handleOf(call: Node): Handle {
  const outer = outerOf(call);
  switch (outer?.type) {
    case 'ExpressionStatement':
      return { kind: 'none' };
    case 'AwaitExpression':
      return handleOf(outer);
    case 'UnaryExpression':
      return outer.operator === 'void' ? handleOf(outer) : { kind: 'away' };
    case 'VariableDeclarator':
      return outer.id.type === 'Identifier' ? { kind: 'kept', name: outer.id } : { kind: 'away' };
    case 'AssignmentExpression':
      return unwrap(outer.right) === unwrap(call)
        ? { kind: 'kept', name: unwrap(outer.left) }
        : { kind: 'away' };
    // `setInterval(beat, 1000).unref()`
    case 'MemberExpression': {
      const chained = outerOf(outer);
      const isRef = ['unref', 'ref', 'on', 'once', 'addListener'].includes(memberName(outer) ?? '');
      return isRef && chained?.type === 'CallExpression' && chained.callee === outer
        ? handleOf(chained)
        : { kind: 'away' };
    }
    default:
      return { kind: 'away' };
  }
}

/** Tells whether what a handle stands for may be stopped: by code that may run once a socket closed, by itself, or out of sight. */
export function mayBeStopped(
  handle: Handle,
  callback: Node | null,
  kinds: ReadonlySet<Undoing['kind']>,
  context: LifeContext,
): boolean {
  if (handle.kind === 'none') return false;
  if (handle.kind === 'away' || isHandedOn(handle.name, context)) return true;
  return context
    .undoings()
    .some(
      (undoing) =>
        kinds.has(undoing.kind) &&
        isSame(undoing.what, handle.name, context) &&
        (context.whenRun(undoing.node) !== 'live' || (callback !== null && isInside(undoing.node, callback))),
    );
}

/** A property is the same by its name: handlers reach the object that it hangs on by other ways. */
function isSame(what: Node, name: Node, { identification }: LifeContext): boolean {
  const { syntax } = identification;
  const at = unwrap(what);
  const handle = unwrap(name);
  if (handle.type === 'MemberExpression')
    return at.type === 'MemberExpression' && (memberName(at) ?? '[]') === (memberName(handle) ?? '[]')
      ? !areOfOtherClasses(at, handle, identification)
      : isAlias(at, handle, syntax);
  return (syntax.slotOf(at) ?? '?') === syntax.slotOf(handle) || isAlias(at, handle, syntax);
}

/** `this.timer` here and there, in two classes that have nothing to do with each other. */
function areOfOtherClasses(
  left: Node,
  right: Node,
  { syntax, module }: LifeContext['identification'],
): boolean {
  const [one, other] = [left, right].map((field) => {
    const isOwn = field.type === 'MemberExpression' && unwrap(field.object).type === 'ThisExpression';
    return isOwn ? (fieldOfSlot(syntax.slotOf(field), module)?.owner ?? null) : null;
  });
  if (one == null || other == null || one.id === other.id) return false;
  return one.node.superClass === null && other.node.superClass === null;
}

function isAlias(left: Node, right: Node, syntax: LifeContext['identification']['syntax']): boolean {
  const slot = syntax.slotOf(left);
  return slot !== null && syntax.aliases(slot).has(syntax.slotOf(right) ?? '?');
}

function isHandedOn(name: Node, context: LifeContext): boolean {
  const at = unwrap(name);
  const { identification } = context;
  if (at.type === 'Identifier') {
    const variable = identification.module.variableOf(at);
    if (variable === null) return true;
    // References hold nodes, typed as unknown so that every scope manager fits.
    return variable.declaration.references.some((use) => use.isRead() && isGivenAway(use.identifier as Node));
  }
  if (at.type !== 'MemberExpression') return true;
  if (unwrap(at.object).type === 'ThisExpression') return false;
  const variable = rootVariable(at, identification);
  if (variable !== null && isLent(variable, context)) return true;
  return variable === null || (!isParameter(variable.declaration) && escapes(at.object, identification))
    ? true
    : isReached(at, context);
}

/** `const state = cache.stateOf(key)`: who keeps that object reaches what is put into it; a `get` is an entry of a collection. */
function isLent({ declaration }: Variable, { identification }: LifeContext): boolean {
  const made = definitionOf(declaration);
  const call = made?.type === 'VariableDeclarator' && made.init !== null ? unwrap(made.init) : null;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return (
    callee?.type === 'MemberExpression' &&
    memberName(callee) !== 'get' &&
    identification.functionNamed(callee) === null &&
    partsOf(identification.typeOf(callee.object)).every(({ kind }) => kind !== 'collection')
  );
}

/** `socket.timer`: whoever is handed the socket reaches its timer. */
function isReached(member: TSESTree.MemberExpression, { identification }: LifeContext): boolean {
  const variable = rootVariable(member, identification);
  return (
    variable?.declaration.references.some((use) => {
      const node = use.identifier as Node;
      const outer = outerOf(node);
      const isArgument = outer?.type === 'CallExpression' || outer?.type === 'NewExpression';
      return (
        isArgument &&
        isGivenAway(node) &&
        identification.functionNamed(outer.callee) === null &&
        !isStored(outer)
      );
    }) ?? true
  );
}

function isStored(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    ['add', 'push', 'set', 'unshift', 'delete', 'get', 'has', 'emit'].includes(memberName(callee) ?? '')
  );
}

/** Tells whether a callback may stop by itself what runs it. */
export function stopsItself(callback: Node): boolean {
  return [...eachNode(callback)].some(
    (node) =>
      node.type === 'CallExpression' &&
      /^(?:clearInterval|clearTimeout|off|removeListener|removeEventListener|unsubscribe|dispose|stop)$/.test(
        calledName(node),
      ),
  );
}
