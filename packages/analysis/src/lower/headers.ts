// One walk over a file: which functions and classes it has, and which expressions have effects.
import type { TSESTree } from '@typescript-eslint/types';
import { prototypeOwner } from '../ir/maker.ts';
import type { FunctionKind, FunctionNode, Node } from '../ir/model.ts';
import { childrenOf } from './children.ts';
import { isDeferred, isEffect, unwrap } from './effects.ts';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A function as the walk meets it; numbers are given when all are known. */
export interface FoundFunction {
  readonly node: FunctionNode;
  readonly kind: FunctionKind;
  readonly parent: FoundFunction | null;
  /** The class whose member it is. */
  readonly class: ClassNode | null;
  /** What holds it: a method definition, a property, a declarator. */
  readonly holder: Node | null;
  /** Its `this` is that of the code around it: an arrow, or `function () { … }.bind(this)`. */
  readonly sharesThis: boolean;
  /** The name of the class or constructor function on whose prototype it is put. */
  readonly putOn: TSESTree.Identifier | null;
}

export interface FoundClass {
  readonly node: ClassNode;
  readonly holder: Node | null;
}

export interface Survey {
  /** In the order of the source, outer before inner. */
  readonly functions: readonly FoundFunction[];
  readonly classes: readonly FoundClass[];
  readonly effectful: ReadonlySet<Node>;
  /** Declarators `self = this`, with the function that they stand in. */
  readonly aliases: ReadonlyMap<Node, FoundFunction>;
}

interface Visit {
  readonly node: Node;
  /** Position of the parent in the order of the walk; -1 for the root. */
  readonly up: number;
  readonly parent: Node | null;
  readonly owner: FoundFunction;
  /** The class of which the node is a member or a part of one. */
  readonly class: ClassNode | null;
}

export function survey(program: TSESTree.Program): Survey {
  const main: FoundFunction = {
    node: program,
    kind: 'module',
    parent: null,
    class: null,
    holder: null,
    sharesThis: false,
    putOn: null,
  };
  const functions: FoundFunction[] = [];
  const classes: FoundClass[] = [];
  const aliases = new Map<Node, FoundFunction>();
  const walked: Visit[] = [];
  const pending: Visit[] = [{ node: program, up: -1, parent: null, owner: main, class: null }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const found = findFunction(at, walked[walked[at.up]?.up ?? -1]?.node);
    if (found !== null) functions.push(found);
    if (isClass(at.node)) classes.push({ node: at.node, holder: at.parent });
    if (isThisAlias(at.node)) aliases.set(at.node, at.owner);
    addChildren(pending, at, found ?? at.owner, walked.length);
    walked.push(at);
  }
  return {
    functions: [main, ...functions.sort(byPosition)],
    classes: classes.sort(byPosition),
    effectful: spreadEffects(walked),
    aliases,
  };
}

// Outer before inner where both start at one place: the sort is stable, and the walk goes from outer to inner.
function byPosition(one: { readonly node: Node }, other: { readonly node: Node }): number {
  return one.node.range[0] - other.node.range[0];
}

function addChildren(pending: Visit[], at: Visit, inner: FoundFunction, up: number): void {
  const { node } = at;
  // A field's key and decorators belong to where the class stands; only its initialiser is the field's function.
  const initialiser = isField(node) ? node.value : null;
  const outer = isField(node) ? at.owner : inner;
  const within = classWithin(at);
  for (const child of childrenOf(node)) {
    const owner = child === initialiser ? inner : outer;
    pending.push({ node: child, up, parent: node, owner, class: within });
  }
}

function classWithin(at: Visit): ClassNode | null {
  if (isClass(at.node)) return at.node;
  return at.node.type === 'ClassBody' || at.node.type === 'MethodDefinition' ? at.class : null;
}

function findFunction(at: Visit, around: Node | undefined): FoundFunction | null {
  const { node, owner: parent, parent: holder } = at;
  const plain = { parent, class: null, holder, sharesThis: false, putOn: null };
  switch (node.type) {
    case 'FunctionDeclaration':
      return { ...plain, node, kind: 'function' };
    case 'ArrowFunctionExpression':
      return { ...plain, node, kind: 'arrow', sharesThis: true };
    case 'FunctionExpression': {
      const sharesThis = isBoundHere(holder, around);
      return {
        ...plain,
        node,
        kind: kindOf(node, holder),
        class: at.class,
        sharesThis,
        putOn: namePutOn(node, holder),
      };
    }
    case 'StaticBlock':
      return { ...plain, node, kind: 'static-block', class: at.class };
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return node.value === null ? null : { ...plain, node, kind: 'field', class: at.class };
    default:
      return null;
  }
}

function kindOf(node: Node, holder: Node | null): FunctionKind {
  if (holder?.type === 'MethodDefinition') return accessorKind(holder.kind);
  if (namePutOn(node, holder) !== null) return 'method';
  if (holder?.type !== 'Property' || holder.value !== node) return 'function';
  return holder.kind === 'init' && !holder.method ? 'function' : accessorKind(holder.kind);
}

/** `function () { … }.bind(this)`: its holder is the member `bind`, and around that is the call. */
function isBoundHere(holder: Node | null, call: Node | undefined): boolean {
  if (holder?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== holder)
    return false;
  const { property } = holder;
  return (
    property.type === 'Identifier' && property.name === 'bind' && call.arguments[0]?.type === 'ThisExpression'
  );
}

/** `Client.prototype.send = function (text) { … }`: on whose prototype a function is put. */
function namePutOn(node: Node, holder: Node | null): TSESTree.Identifier | null {
  if (holder?.type !== 'AssignmentExpression' || holder.right !== node) return null;
  return holder.left.type === 'MemberExpression' ? prototypeOwner(unwrap(holder.left.object)) : null;
}

function accessorKind(kind: 'constructor' | 'method' | 'get' | 'set' | 'init'): FunctionKind {
  if (kind === 'get') return 'getter';
  if (kind === 'set') return 'setter';
  return kind === 'constructor' ? 'constructor' : 'method';
}

function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

export function isField(node: Node): node is TSESTree.PropertyDefinition | TSESTree.AccessorProperty {
  return node.type === 'PropertyDefinition' || node.type === 'AccessorProperty';
}

function isThisAlias(node: Node): boolean {
  if (node.type !== 'VariableDeclarator' || node.init === null) return false;
  return node.id.type === 'Identifier' && unwrap(node.init).type === 'ThisExpression';
}

/** Marks each node that has an effect within it. Children come after their parents in the walk, so one way back is enough. */
function spreadEffects(walked: readonly Visit[]): ReadonlySet<Node> {
  const effectful = new Set<Node>();
  for (let index = walked.length - 1; index > 0; index--) {
    const at = walked[index];
    if (at === undefined) continue;
    if (isEffect(at.node)) effectful.add(at.node);
    const above = walked[at.up];
    if (above !== undefined && effectful.has(at.node) && !isDeferred(at.node)) effectful.add(above.node);
  }
  return effectful;
}
