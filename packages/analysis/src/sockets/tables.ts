// Functions that are looked up by a key: `const commands = { quit(socket) { … } }; … commands[name]?.(socket)`, and the same of a `Map`
// or a field. A call of what was looked up may run each of them.
import type { TSESTree } from '@typescript-eslint/types';
import { soleDefinitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { fieldSlot } from './field-slot.ts';
import { answeredOnce, holderOf, usesOf, type Holder } from './holder.ts';
import type { Identification } from './identify.ts';
import { calledName, keyName, memberName, outerOf, parentOf, unwrap } from './tree.ts';

/** Lists the functions that a call of something looked up may run; none where the table is handed to others. */
export function* functionsLookedUp(call: Node, identification: Identification): Generator<FunctionHeader> {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  const table = callee === null ? null : tableAsked(callee, identification);
  for (const value of table === null ? [] : (valuesOf(table, identification) ?? [])) {
    const header = identification.functionNamed(value);
    if (header !== null) yield header;
  }
}

/** Tells whether an object or `new Map(…)` is a table that is only ever looked up: its functions run where that is done. */
export function isTable(made: Node, identification: Identification): boolean {
  const holder = outerOf(made);
  const name =
    holder?.type === 'VariableDeclarator' || holder?.type === 'PropertyDefinition' ? nameOf(holder) : null;
  const table = name === null ? null : tableOf(name, identification);
  return table !== null && valuesOf(table, identification) !== null;
}

/** Tells whether a call puts something into such a table: `commands.set('quit', quit)`. */
export function putsIntoTable(call: Node, identification: Identification): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'set') return false;
  const table = tableOf(unwrap(callee.object), identification);
  return table !== null && valuesOf(table, identification) !== null;
}

/** Tells whether a mention of a function is an entry of such a table. */
export function isInTable(mention: Node, identification: Identification): boolean {
  const entry = outerOf(mention);
  const literal = entry === undefined ? undefined : parentOf(entry);
  if (literal === undefined) return false;
  if (entry?.type === 'Property') return isTable(literal, identification);
  const map =
    entry?.type === 'ArrayExpression' && literal.type === 'ArrayExpression' ? outerOf(literal) : null;
  return map?.type === 'NewExpression' && isTable(map, identification);
}

function nameOf(holder: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition): Node {
  return holder.type === 'VariableDeclarator' ? holder.id : holder;
}

function tableOf(name: Node, identification: Identification): Holder | null {
  if (name.type !== 'PropertyDefinition') return holderOf(name, identification);
  const owner = identification.module.classOf(parentOf(parentOf(name) ?? name) ?? name);
  const key = keyName(name.key, name.computed);
  return owner === null || key === null ? null : fieldSlot(owner.id, key);
}

/** `commands` of `commands[name]`, `commands.get(name)`, or of a name for one of these. */
function tableAsked(looked: Node, identification: Identification): Holder | null {
  let at = looked;
  if (at.type === 'Identifier') {
    const made = soleDefinitionOf(identification.module.variableOf(at)?.declaration);
    if (made?.type !== 'VariableDeclarator' || made.id.type !== 'Identifier' || made.init === null)
      return null;
    at = unwrap(made.init);
  }
  if (at.type === 'MemberExpression')
    return at.computed && memberName(at) === null ? tableOf(unwrap(at.object), identification) : null;
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'get'
    ? tableOf(unwrap(callee.object), identification)
    : null;
}

/** What lies in a table; null where code out of sight may look it up, or put something in. */
const valuesOf = answeredOnce((table, identification): readonly Node[] | null => {
  const made = usesOf(table, identification);
  const init = made?.init == null ? null : valuesIn(made.init);
  if (made === null || init === null) return null;
  const values = [...init];
  for (const mention of made.mentions) {
    const use = useOf(mention, identification);
    if (use === null) return null;
    if (use !== 'asked') values.push(use);
  }
  return values;
});

/** The values of `{ quit, time: (socket) => … }` and of `new Map([['quit', quit]])`; null of anything else. */
function valuesIn(init: Node): readonly Node[] | null {
  if (init.type === 'ObjectExpression')
    return init.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []));
  if (init.type !== 'NewExpression' || calledName(init) !== 'Map') return null;
  const [entries] = init.arguments;
  if (entries !== undefined && entries.type !== 'ArrayExpression') return null;
  return (entries?.elements ?? []).flatMap((entry) =>
    entry?.type === 'ArrayExpression' && entry.elements[1] != null ? [entry.elements[1]] : [],
  );
}

/** What a mention puts into a table, that it only asks it, or null where it does anything else. */
function useOf(mention: Node, identification: Identification): Node | 'asked' | null {
  const member = outerOf(mention);
  if (member?.type === 'BinaryExpression' && member.operator === 'in') return 'asked';
  if (member?.type === 'CallExpression' && asksForKeys(member)) return 'asked';
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== mention) return null;
  const outer = outerOf(member);
  if (outer?.type === 'AssignmentExpression' && unwrap(outer.left) === member) return outer.right;
  if (outer?.type !== 'CallExpression' || unwrap(outer.callee) !== member || member.computed)
    return isOnlyRun(member, identification) ? 'asked' : null;
  switch (memberName(member)) {
    case 'set':
      return outer.arguments[1] ?? null;
    case 'get':
      return isOnlyRun(outer, identification) ? 'asked' : null;
    case 'forEach':
    case 'values':
    case 'entries':
      return null;
    default:
      return 'asked';
  }
}

/** `Object.keys(commands)`, `Object.hasOwn(commands, name)` */
function asksForKeys({ callee }: TSESTree.CallExpression): boolean {
  const called = unwrap(callee);
  if (called.type !== 'MemberExpression' || called.object.type !== 'Identifier') return false;
  return called.object.name === 'Object' && /^(?:keys|hasOwn)$/.test(memberName(called) ?? '');
}

/** Tells whether what was looked up is called or asked for, also by a name, and nothing else. */
export function isOnlyRun(looked: Node, { module }: Identification): boolean {
  const outer = outerOf(looked);
  if (outer?.type !== 'VariableDeclarator') return isRunOrAsked(looked);
  const variable = outer.id.type === 'Identifier' ? module.variableOf(outer.id) : null;
  // As above.
  const uses = variable?.declaration.references.map(({ identifier }) => identifier as Node) ?? [];
  return uses.every((use) => use === outer.id || isRunOrAsked(use));
}

function isRunOrAsked(use: Node): boolean {
  const outer = outerOf(use);
  if (outer?.type === 'CallExpression') return unwrap(outer.callee) === unwrap(use);
  return /^(?:If|Unary|Binary|Logical)/.test(outer?.type ?? '');
}
