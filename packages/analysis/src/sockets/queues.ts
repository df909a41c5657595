// Functions that wait in a list: `waiting.push(() => socket.send(text))`, and later `for (const run of waiting) run()`. A call of what
// comes out of the list may run each of them.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { answeredOnce, holderOf, usesOf, type Holder } from './holder.ts';
import type { Identification } from './identify.ts';
import { walkedBy } from './runs-inside.ts';
import { isOnlyRun } from './tables.ts';
import { calledName, isFunction, memberName, outerOf, parentOf, unwrap } from './tree.ts';

/** Lists the functions that a call of what comes out of a list may run; none where the list is handed to others. */
export function* functionsWaiting(call: Node, identification: Identification): Generator<FunctionHeader> {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  const source = callee === null ? null : listBehind(callee, identification);
  const queue = source === null ? null : queueOf(source, identification);
  for (const value of queue === null ? [] : (valuesOf(queue, identification) ?? [])) {
    const header = identification.functionNamed(value);
    if (header !== null) yield header;
  }
}

/** Tells whether a call puts something into such a list: `waiting.push(run)`. */
export function putsIntoQueue(call: Node, identification: Identification): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (callee?.type !== 'MemberExpression' || !PUTS.has(memberName(callee) ?? '')) return false;
  const queue = queueOf(callee.object, identification);
  return queue !== null && valuesOf(queue, identification) !== null;
}

/** Tells whether a mention of a function is put into such a list. */
export function isPutIntoQueue(mention: Node, identification: Identification): boolean {
  const call = outerOf(mention);
  return call !== undefined && putsIntoQueue(call, identification);
}

const PUTS: ReadonlySet<string> = new Set(['push', 'unshift', 'add']);
/** What gives one of the functions, and takes it out. */
const TAKES: ReadonlySet<string> = new Set(['shift', 'pop']);
/** What gives a list of the same functions. */
const COPIES: ReadonlySet<string> = new Set(['splice', 'slice', 'values', 'toReversed', 'reverse']);
const ASKS: ReadonlySet<string> = new Set(['delete', 'clear', 'has', 'includes', 'indexOf', 'splice']);

/** The list that the callee comes out of: the item of a loop over it, what a walk is handed, or what was taken. */
function listBehind(callee: Node, { module }: Identification): Node | null {
  if (callee.type === 'CallExpression') return takenFrom(callee);
  if (callee.type !== 'Identifier') return null;
  const made = soleDefinitionOf(module.variableOf(callee)?.declaration);
  if (isFunction(made)) {
    const [first] = made.params;
    return first?.type === 'Identifier' && first.name === callee.name ? walkedBy(made) : null;
  }
  if (made?.type !== 'VariableDeclarator') return null;
  const loop = made.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === made.parent) return loop.right;
  return made.init === null ? null : takenFrom(unwrap(made.init));
}

function takenFrom(call: Node): Node | null {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' && TAKES.has(memberName(callee) ?? '') ? callee.object : null;
}

/** The list that an expression is, or is a copy of; null where it is neither a variable nor a field. */
function queueOf(list: Node, identification: Identification): Holder | null {
  const at = unwrap(list);
  switch (at.type) {
    case 'Identifier': {
      const variable = identification.module.variableOf(at);
      const made = soleDefinitionOf(variable?.declaration);
      const copied = made?.type === 'VariableDeclarator' && made.init !== null ? unwrap(made.init) : null;
      return copied === null || isNewList(copied) ? variable : queueOf(copied, identification);
    }
    case 'MemberExpression':
      return holderOf(at, identification);
    case 'ArrayExpression': {
      const [only] = at.elements;
      return only?.type === 'SpreadElement' ? queueOf(only.argument, identification) : null;
    }
    case 'CallExpression': {
      const copied = copiedBy(at);
      return copied === null ? null : queueOf(copied, identification);
    }
    default:
      return null;
  }
}

/** `waiting.splice(0)`, `Array.from(waiting)` */
function copiedBy(call: TSESTree.CallExpression): Node | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  if (memberName(callee) === 'from') return call.arguments[0] ?? null;
  return COPIES.has(memberName(callee) ?? '') ? callee.object : null;
}

/** What is put into a list; null where code out of sight may run it or put something in, and where it does not start empty. */
const valuesOf = answeredOnce((queue, identification): readonly Node[] | null => {
  const uses = usesOf(queue, identification);
  if (uses === null || (uses.init === null ? typeof queue !== 'string' : !isNewList(uses.init))) return null;
  return joined(uses.mentions, identification);
});

/** `[]`, `new Set()` */
function isNewList(value: Node): boolean {
  if (value.type === 'ArrayExpression') return value.elements.length === 0;
  return (
    value.type === 'NewExpression' &&
    value.arguments.length === 0 &&
    /^(?:Set|Array)$/.test(calledName(value))
  );
}

/** What several mentions put in; null where one of them does anything else than to fill, empty, ask or run. */
function joined(mentions: readonly Node[], identification: Identification): readonly Node[] | null {
  const values: Node[] = [];
  for (const mention of mentions) {
    const put = putBy(mention, identification);
    if (put === null) return null;
    values.push(...put);
  }
  return values;
}

const NOTHING: readonly Node[] = [];

function putBy(list: Node, identification: Identification): readonly Node[] | null {
  const outer = outerOf(list);
  switch (outer?.type) {
    case 'MemberExpression':
      return unwrap(outer.object) === unwrap(list) ? putByMember(outer, identification) : null;
    case 'ForOfStatement':
      return outer.left.type === 'VariableDeclaration' &&
        isRunFrom(outer.left.declarations[0].id, identification)
        ? NOTHING
        : null;
    case 'SpreadElement': {
      const copy = parentOf(outer);
      return copy?.type === 'ArrayExpression' ? putBy(copy, identification) : null;
    }
    case 'CallExpression':
      return copiedBy(outer) === list ? putBy(outer, identification) : null;
    case 'VariableDeclarator':
      return putByName(outer, identification);
    case 'AssignmentExpression':
      return unwrap(outer.left) === unwrap(list) && isNewList(unwrap(outer.right)) ? NOTHING : null;
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'WhileStatement':
    case 'UnaryExpression':
    case 'LogicalExpression':
      return NOTHING;
    default:
      return null;
  }
}

function putByName(
  { id }: TSESTree.VariableDeclarator,
  identification: Identification,
): readonly Node[] | null {
  const variable = id.type === 'Identifier' ? identification.module.variableOf(id) : null;
  if (variable === null) return null;
  // As above.
  const uses = variable.declaration.references.map(({ identifier }) => identifier as Node);
  return joined(
    uses.filter((use) => use !== id),
    identification,
  );
}

function putByMember(
  member: TSESTree.MemberExpression,
  identification: Identification,
): readonly Node[] | null {
  const name = memberName(member) ?? '';
  const call = outerOf(member);
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member)
    return name === 'length' || name === 'size' ? NOTHING : null;
  if (PUTS.has(name))
    return call.arguments.some(({ type }) => type === 'SpreadElement') ? null : call.arguments;
  if (TAKES.has(name)) return isOnlyRun(call, identification) ? NOTHING : null;
  if (name === 'forEach') {
    const walk = call.arguments[0] === undefined ? null : unwrap(call.arguments[0]);
    const item = isFunction(walk) ? walk.params[0] : undefined;
    return item !== undefined && isRunFrom(item, identification) ? NOTHING : null;
  }
  const isDropped = outerOf(call)?.type === 'ExpressionStatement';
  if (ASKS.has(name) && (isDropped || !COPIES.has(name))) return NOTHING;
  return COPIES.has(name) ? putBy(call, identification) : null;
}

/** A name for one of the functions, which is called and nothing else. */
function isRunFrom(name: Node, { module }: Identification): boolean {
  const variable = name.type === 'Identifier' ? module.variableOf(name) : null;
  if (variable === null) return false;
  return variable.declaration.references.every(({ identifier }) => {
    // As above.
    const use = identifier as Node;
    const outer = outerOf(use);
    return use === name || (outer?.type === 'CallExpression' && unwrap(outer.callee) === use);
  });
}
