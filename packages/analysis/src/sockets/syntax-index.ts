// One walk over a file that gathers what the identification asks again and again: who assigns to which field, what is put
// into which collection, what a function returns, which comment documents a declaration.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import { makerNamed } from '../ir/maker.ts';
import type { FunctionHeader, IrModule, Node } from '../ir/model.ts';
import type { Source } from '../source.ts';
import { fieldOf } from './class-member.ts';
import { fieldSlot } from './field-slot.ts';
import { readDocImports, readTypedef, type DocType } from './jsdoc.ts';
import { eachNode, isFunction, isNothing, memberName, parentOf, unwrap } from './tree.ts';

/** A stable name for what an expression reaches: `v3` a variable, `c1.socket` a field of class 1, `v3.link` a property. */
export type Slot = string;

export interface SyntaxIndex {
  /** The function that a node stands in. */
  readonly ownerOf: (node: Node) => FunctionHeader | null;
  readonly slotOf: (expression: Node) => Slot | null;
  /** Values assigned to a slot anywhere in the file, declarations left out. */
  readonly assigned: (slot: Slot) => readonly Node[];
  /** Slots that are given what this slot holds, or that it is given: `this.socket = socket`. */
  readonly aliases: (slot: Slot) => ReadonlySet<Slot>;
  /** Tells whether any code but a constructor assigns to a property of this name. */
  readonly isReassigned: (property: string) => boolean;
  /** The same, where `null` and `undefined` do not count. */
  readonly isGivenAnother: (property: string) => boolean;
  /** Values put into the collection in a slot, by `add`, `push`, `set`, `unshift` or an index. */
  readonly stored: (slot: Slot) => readonly Node[];
  /** Values put into collections that are properties of this name, each with what the property belongs to: `room.members.add(socket)`. */
  readonly storedUnder: (property: string) => readonly OwnedStore[];
  /** Keys under which something is put into the map in a slot. */
  readonly keys: (slot: Slot) => readonly Node[];
  /** Every `this.name` that means the slot. */
  readonly mentions: (slot: Slot) => readonly Node[];
  /** The class member that declares a field. */
  readonly fieldOf: (classNode: Node, name: string) => Node | null;
  readonly returns: (node: Node) => readonly Node[];
  /** Every call in the file, in source order. */
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
  /** The types that `@typedef` comments name. */
  readonly typedefs: () => ReadonlyMap<string, DocType>;
  /** The text of the JSDoc comment right before a node, without its delimiters. */
  readonly docOf: (node: Node) => string | null;
}

/** `room.members.add(socket)`: `owner` is `room`, `value` is `socket`. */
export interface OwnedStore {
  readonly owner: Node;
  readonly value: Node;
}

/** Arguments of these methods become elements; the number is the first argument that does. */
const STORES: Readonly<Record<string, number>> = { add: 0, push: 0, unshift: 0, set: 1 };

/** The segment of an entry: `rooms[name]` and `rooms.get(name)` are `v3.[]`. */
const ENTRY = '[]';

function isEntryRead(node: Node): node is TSESTree.CallExpression & { callee: TSESTree.MemberExpression } {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    memberName(node.callee) === 'get' &&
    node.arguments.length === 1
  );
}

/** The slot of an object literal; a variable that is initialised with one is the same slot. */
function objectSlot(node: TSESTree.ObjectExpression): Slot {
  return `o${node.range[0]}`;
}

function literalOf(node: Node | undefined): Slot | null {
  if (node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init === null) return null;
  const value = unwrap(node.init);
  const isObject =
    value.type === 'ObjectExpression' &&
    value.properties.some((one) => one.type === 'Property' && one.method);
  return isObject ? objectSlot(value) : null;
}

const NO_SLOTS: ReadonlySet<Slot> = new Set();

/** Walks the file once. */
export function indexSyntax(source: Source, module: IrModule): SyntaxIndex {
  const assigned = new Map<Slot, Node[]>();
  const stored = new Map<Slot, Node[]>();
  const storedUnder = new Map<string, OwnedStore[]>();
  const keys = new Map<Slot, Node[]>();
  const mentions = new Map<Slot, Node[]>();
  const aliases = new Map<Slot, Set<Slot>>();
  const reassigned = new Set<string>();
  const givenAnother = new Set<string>();
  const returns = new Map<Node, Node[]>();
  const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
  const owners = new Map<Node, FunctionHeader | null>();
  const docs = indexDocs(source);
  const madeGlobals = new Set([...GLOBAL_OBJECTS, 'exports', 'module', ...undeclaredNames(source)]);
  let typedefs: ReadonlyMap<string, DocType> | undefined;

  const ownerOf = (node: Node): FunctionHeader | null => {
    let at: Node | undefined = node;
    const path: Node[] = [];
    while (at !== undefined && !owners.has(at)) {
      path.push(at);
      const header = module.functionOf(at);
      if (header !== null) {
        owners.set(at, header);
        break;
      }
      at = parentOf(at);
    }
    const owner = at === undefined ? null : (owners.get(at) ?? null);
    for (const passed of path) owners.set(passed, owner);
    return owner;
  };
  const thisSlot = (node: Node): Slot | null => {
    let header = ownerOf(node);
    while (header !== null && (header.sharesThis || header.kind === 'field') && header.class === null)
      header = header.parent === null ? null : (module.functions[header.parent] ?? null);
    if (header === null) return null;
    if (header.class !== null) return `c${header.class}`;
    return ownerSlot(header) ?? `f${header.maker ?? header.id}`;
  };
  /** Methods of one object literal share their `this`. */
  const ownerSlot = ({ node }: FunctionHeader): Slot | null => {
    const outer = parentOf(node);
    if (outer?.type === 'Property' && outer.parent.type === 'ObjectExpression')
      return objectSlot(outer.parent);
    return null;
  };
  /** What `new Client()` makes, by the name of its class or constructor function. */
  const madeSlot = (name: Node): Slot | null => {
    const maker = name.type === 'Identifier' ? makerNamed(name, module.variableOf) : null;
    if (maker === null) return null;
    const made = module.classOf(maker);
    if (made !== null) return `c${made.id}`;
    const header = module.functionOf(maker);
    return header === null ? null : `f${header.id}`;
  };
  const slotOf = (expression: Node): Slot | null => {
    const path: string[] = [];
    let at = unwrap(expression);
    for (;;) {
      if (path.length > 8) return null;
      if (at.type === 'MemberExpression') {
        path.unshift(memberName(at) ?? ENTRY);
        at = unwrap(at.object);
      } else if (isEntryRead(at)) {
        path.unshift(ENTRY);
        at = unwrap(at.callee.object);
        // `(socket = next).send(text)`, `(rooms[name] ??= new Set()).add(socket)`: what was put there.
      } else if (at.type === 'AssignmentExpression' && PUTS.test(at.operator)) at = unwrap(at.left);
      else break;
    }
    // What is put on a prototype is found by `this`.
    const made = path[0] === 'prototype' && path.length > 1 ? madeSlot(at) : null;
    if (made !== null) return [made, ...path.slice(1)].join('.');
    const root = rootSlot(at);
    return root === null ? null : [root, ...path].join('.');
  };
  /** `this`, or `self` of `const self = this`. */
  const isThis = (node: Node): boolean =>
    node.type === 'ThisExpression' ||
    (node.type === 'Identifier' && selfOf(definitionOf(module.variableOf(node)?.declaration)) !== null);
  const rootSlot = (node: Node): Slot | null => {
    if (node.type === 'ThisExpression' || node.type === 'Super') return thisSlot(node);
    if (node.type !== 'Identifier') return null;
    const variable = module.variableOf(node);
    // `server = new WebSocketServer(…)` without a declaration, `window.socket = …`, `exports.connect = …`
    if (variable === null) return madeGlobals.has(node.name) ? globalSlot(node.name) : null;
    const definition = definitionOf(variable.declaration);
    const self = selfOf(definition);
    if (self !== null) return thisSlot(self);
    return literalOf(definition) ?? `v${variable.id}`;
  };

  /** Tells whether a function that assigns to a property makes what it belongs to: a constructor, also one that is a function. */
  const isMadeBy = (owner: FunctionHeader | null, target: Node): boolean =>
    owner?.kind === 'constructor' ||
    (owner !== null && namesMaker(owner.node) && slotOf(target)?.startsWith(`f${owner.id}.`) === true);

  const link = (left: Slot, right: Slot | null): void => {
    if (right === null) return;
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const known = aliases.get(from);
      if (known === undefined) aliases.set(from, new Set([to]));
      else known.add(to);
    }
  };

  const noteStores = (collection: Node, values: readonly Node[]): void => {
    const slot = slotOf(collection);
    if (slot !== null) for (const value of values) push(stored, slot, value);
    const held = unwrap(collection);
    const property = held.type === 'MemberExpression' ? memberName(held) : null;
    if (held.type !== 'MemberExpression' || property === null) return;
    for (const value of values) push(storedUnder, property, { owner: held.object, value });
  };

  for (const node of eachNode(source.ast)) {
    switch (node.type) {
      case 'AssignmentExpression': {
        const slot = slotOf(node.left);
        if (slot !== null) push(assigned, slot, node.right);
        if (slot !== null) link(slot, slotOf(node.right));
        const target = unwrap(node.left);
        if (target.type === 'MemberExpression' && !isMadeBy(ownerOf(node), target)) {
          reassigned.add(memberName(target) ?? '');
          if (!isNothing(node.right)) givenAnother.add(memberName(target) ?? '');
        }
        if (target.type === 'MemberExpression' && target.computed) noteStores(target.object, [node.right]);
        break;
      }
      case 'CallExpression': {
        calls.push(node);
        const callee = unwrap(node.callee);
        if (callee.type !== 'MemberExpression') break;
        const first = STORES[memberName(callee) ?? ''];
        if (first === undefined) break;
        noteStores(callee.object, node.arguments.slice(first));
        const slot = slotOf(callee.object);
        if (slot === null) break;
        const [key, value] = node.arguments;
        if (first === 1 && key !== undefined) push(keys, slot, key);
        if (first === 1 && value !== undefined) push(assigned, `${slot}.${ENTRY}`, value);
        break;
      }
      case 'NewExpression':
        calls.push(node);
        break;
      case 'TSParameterProperty': {
        const { parameter } = node;
        const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
        const header = ownerOf(node);
        if (name.type === 'Identifier' && header !== null && header.class !== null)
          link(fieldSlot(header.class, name.name), slotOf(name));
        break;
      }
      case 'MemberExpression': {
        const slot = isThis(unwrap(node.object)) ? slotOf(node) : null;
        if (slot !== null) push(mentions, slot, node);
        break;
      }
      case 'VariableDeclarator':
        if (node.init !== null && node.id.type === 'Identifier') {
          const slot = slotOf(node.id);
          if (slot !== null) link(slot, slotOf(node.init));
        }
        break;
      case 'ReturnStatement': {
        const owner = node.argument === null ? null : ownerOf(node);
        if (owner !== null && node.argument !== null) push(returns, owner.node, node.argument);
        break;
      }
      case 'ArrowFunctionExpression':
        if (node.expression) push(returns, node, node.body);
        break;
    }
  }

  return {
    ownerOf,
    slotOf,
    assigned: (slot) => assigned.get(slot) ?? [],
    aliases: (slot) => aliases.get(slot) ?? NO_SLOTS,
    isReassigned: (property) => reassigned.has(property),
    isGivenAnother: (property) => givenAnother.has(property),
    stored: (slot) => stored.get(slot) ?? [],
    storedUnder: (property) => storedUnder.get(property) ?? [],
    keys: (slot) => keys.get(slot) ?? [],
    mentions: (slot) => mentions.get(slot) ?? [],
    fieldOf,
    returns: (node) => returns.get(node) ?? [],
    calls,
    typedefs: () => (typedefs ??= indexTypedefs(source)),
    docOf: (node) => docs.get(node.range[0]) ?? null,
  };
}

/** Assignments whose value is what they leave in their target. */
const PUTS = /^(?:\?\?|\|\||&&)?=$/;

/** `function Client(url) { … }`: its name tells that it is a constructor. */
export function namesMaker(node: Node): boolean {
  return /^[A-Z]/.test((isFunction(node) ? node.id?.name : undefined) ?? '');
}

/** Names of the object whose members are globals. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** Names that the file gives a value and nobody declares. */
function* undeclaredNames({ scopes }: Source): Generator<string> {
  for (const { references } of scopes)
    for (const reference of references) {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const name = reference.identifier as Node;
      if (reference.resolved === null && reference.isWrite() && name.type === 'Identifier') yield name.name;
    }
}

/** Where a name is kept that nothing in the file declares. */
export function globalSlot(name: string): string {
  return `g ${name}`;
}

/** `const self = this`: returns the `this`. */
function selfOf(node: Node | undefined): Node | null {
  if (node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init === null) return null;
  const value = unwrap(node.init);
  return value.type === 'ThisExpression' ? value : null;
}

/** Maps the offset that follows each JSDoc comment and its white space to the comment's text. */
function indexDocs(source: Source): Map<number, string> {
  const docs = new Map<number, string>();
  for (const comment of source.ast.comments ?? []) {
    if (comment.type !== 'Block' || !comment.value.startsWith('*')) continue;
    let next = comment.range[1];
    while (/\s/.test(source.text.charAt(next))) next++;
    docs.set(next, comment.value);
  }
  return docs;
}

function indexTypedefs(source: Source): ReadonlyMap<string, DocType> {
  const typedefs = new Map<string, DocType>();
  for (const comment of source.ast.comments ?? []) {
    if (comment.value.includes('@import'))
      for (const [name, type] of readDocImports(comment.value)) typedefs.set(name, type);
    const found = comment.value.includes('@typedef') ? readTypedef(comment.value) : null;
    if (found !== null) typedefs.set(found.name, found.type);
  }
  return typedefs;
}

/** Finds the node whose comment documents a declaration: the statement around a declarator, the property around a function. */
export function documentedNode(node: Node): Node {
  let at = node;
  for (let parent = parentOf(at); parent !== undefined; parent = parentOf(at)) {
    const first =
      parent.type === 'VariableDeclaration' ||
      parent.type === 'ExportNamedDeclaration' ||
      parent.type === 'ExportDefaultDeclaration' ||
      (parent.type === 'VariableDeclarator' && parent.init === at) ||
      (parent.type === 'MethodDefinition' && parent.value === at) ||
      (parent.type === 'Property' && parent.value === at) ||
      (parent.type === 'PropertyDefinition' && parent.value === at) ||
      (parent.type === 'AssignmentExpression' && parent.right === at) ||
      (parent.type === 'ExpressionStatement' && at.type === 'AssignmentExpression');
    if (!first) return at;
    at = parent;
  }
  return at;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
