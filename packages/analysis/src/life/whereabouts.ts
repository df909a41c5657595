// Where a value goes from its birth on: what it is called, what is listened to on it, who gets hold of it out of sight. In: the
// place of the birth. Out: what was met on the way. A variable that is given another value is followed only where it holds this one.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { RETURNS_ITSELF } from '../sockets/calls.ts';
import { calledRows } from '../sockets/called-row.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import { readListening } from '../sockets/listening.ts';
import { globalSlot, type Slot } from '../sockets/syntax-index.ts';
import { calledName, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import type { Arrival } from './argument-parameter.ts';
import { handOver } from './handed-over.ts';
import { mayHoldAt, type Givings } from './held-at-use.ts';
import { findImportedArrival, type ImportedArrival } from './imported-parameter.ts';
import { isExportedVariable, isOutOfSight, readsOf } from './kept-in-sight.ts';
import type { LifeContext } from './life-context.ts';
import { reachesField } from './field-reach.ts';
import { callsInSight } from './returned.ts';
import { followRecord } from './record-trail.ts';

/** What is met on the way. */
export interface Whereabouts {
  /** Variables, fields and calls that are this value, the first one first. */
  readonly names: readonly Node[];
  /** Listeners that are added to it; `event` is null where its name is out of sight. */
  readonly listeners: readonly {
    readonly event: string | null;
    readonly node: Node;
    readonly listener: Node | null;
  }[];
  /** Methods that are called on it, themselves or by way of its other names. */
  readonly calls: readonly TSESTree.CallExpression[];
  /** Where code out of sight, or of another file, gets hold of it. */
  readonly escape: Node | null;
  /** Where code gets hold of it that may listen to its errors. */
  readonly mayHear: Node | null;
  /** Calls by which an emitter of this file hands it on: `server.emit('connection', socket)`. */
  readonly emitted: readonly TSESTree.CallExpression[];
  /** It is put into a collection or a record of this file, whose elements have no names. */
  readonly isKept: boolean;
  /** Calls of functions of this file that return it. */
  readonly makers: readonly TSESTree.CallExpression[];
}

/** Methods that end a socket. */
const ENDS = /^(?:destroy|terminate|end|close)/;
const NO_GIVINGS: Givings = new Map();

/** Follows a value. */
export function followSocket(birth: Node, givings: Givings, context: LifeContext): Whereabouts {
  return new Follower(birth, givings, context).follow();
}

class Follower {
  readonly #birth: Node;
  readonly #givings: Givings;
  readonly #context: LifeContext;
  readonly #seen = new Set<Node | Slot>();
  #names: Node[] = [];
  readonly #listeners: Whereabouts['listeners'][number][] = [];
  readonly #calls: TSESTree.CallExpression[] = [];
  readonly #emitted: TSESTree.CallExpression[] = [];
  #escape: Node | null = null;
  #mayHear: Node | null = null;
  #isKept = false;
  readonly #makers: TSESTree.CallExpression[] = [];
  /** Functions that are handed the value, with the calls that do it; those that a library calls have none. */
  readonly #handed = new Map<Node, TSESTree.CallExpression[]>();

  constructor(birth: Node, givings: Givings, context: LifeContext) {
    this.#birth = birth;
    this.#givings = givings;
    this.#context = context;
  }

  follow(): Whereabouts {
    const birth = this.#birth;
    if (birth.type === 'Identifier') {
      this.#noteHanded(birth, null);
      this.#named(birth);
    } else this.#value(birth);
    return this.#found();
  }

  followFrom(arrival: Arrival): Whereabouts {
    this.#arrived(arrival);
    return this.#found();
  }

  #found(): Whereabouts {
    return {
      names: this.#names,
      listeners: this.#listeners,
      calls: this.#calls,
      escape: this.#escape,
      mayHear: this.#mayHear,
      emitted: this.#emitted,
      isKept: this.#isKept,
      makers: this.#makers,
    };
  }

  #mayHoldAt(use: Node, slot: Slot): boolean {
    return mayHoldAt(use, slot, this.#birth, this.#givings, this.#context.identification);
  }

  #lose(node: Node): void {
    this.#escape ??= node;
    this.#mayHear ??= node;
  }

  /** An expression that is the value. */
  #value(expression: Node): void {
    const at = unwrap(expression);
    if (this.#seen.has(at)) return;
    this.#seen.add(at);
    const outer = outerOf(at);
    switch (outer?.type) {
      case 'MemberExpression':
        if (unwrap(outer.object) === at) this.#member(outer);
        return;
      case 'CallExpression':
      case 'NewExpression':
        if (unwrap(outer.callee) !== at) this.#argument(outer, at);
        return;
      case 'VariableDeclarator':
        if (outer.id.type === 'Identifier') this.#named(outer.id);
        else if (outer.id.type === 'ArrayPattern') this.#lose(outer);
        return;
      case 'AssignmentExpression':
        if (unwrap(outer.right) !== at) return;
        this.#assigned(outer);
        this.#value(outer);
        return;
      case 'PropertyDefinition':
        if (outer.value !== null && unwrap(outer.value) === at) this.#field(outer);
        return;
      case 'LogicalExpression':
      case 'AwaitExpression':
        this.#value(outer);
        return;
      case 'ConditionalExpression':
        if (unwrap(outer.test) !== at) this.#value(outer);
        return;
      case 'SequenceExpression':
        if (outer.expressions.at(-1) === at) this.#value(outer);
        return;
      case 'ArrowFunctionExpression':
        if (!isListenerItself(outer))
          this.#returned(outer, this.#context.identification.module.functionOf(outer));
        return;
      case 'ReturnStatement': {
        const owner = this.#context.identification.syntax.ownerOf(outer);
        if (owner === null || !isListenerItself(owner.node)) this.#returned(outer, owner);
        return;
      }
      case 'Property':
        if (outer.parent.type === 'ObjectExpression') this.#heldBy(outer.parent);
        return;
      case 'ArrayExpression':
        this.#heldBy(outer);
        return;
      case 'SpreadElement':
      case 'YieldExpression':
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
      case 'AssignmentPattern':
      case 'JSXExpressionContainer':
        this.#lose(outer);
        return;
    }
  }

  #noteHanded(parameter: TSESTree.Identifier, call: TSESTree.CallExpression | null): void {
    const fn = definitionOf(this.#context.identification.module.variableOf(parameter)?.declaration);
    if (fn === undefined) return;
    this.#handed.set(fn, [...(this.#handed.get(fn) ?? []), ...(call === null ? [] : [call])]);
  }

  #returned(statement: Node, owner: FunctionHeader | null): void {
    // Other callers get back what they have handed over themselves.
    const handed = owner === null ? undefined : this.#handed.get(owner.node);
    if (handed !== undefined) {
      for (const call of handed) this.#value(call);
      return;
    }
    const calls = owner === null ? null : callsInSight(owner, this.#context.identification);
    if (calls === null) {
      this.#lose(statement);
      return;
    }
    const known = [...this.#names];
    for (const call of calls) {
      this.#makers.push(call);
      this.#value(call);
    }
    // What callers name it is no name where it is made.
    this.#names = known;
  }

  /** A variable or parameter that holds the value. */
  #named(name: TSESTree.Identifier): void {
    const variable = this.#context.identification.module.variableOf(name);
    if (variable === null) this.#undeclared(name);
    if (variable === null || this.#seen.has(`v${variable.id}`)) return;
    this.#seen.add(`v${variable.id}`);
    this.#names.push(name);
    if (isExportedVariable(variable)) this.#lose(name);
    for (const use of readsOf(variable)) if (this.#mayHoldAt(use, `v${variable.id}`)) this.#value(use);
  }

  /** `client = createClient()` without a declaration: every mention of the name in the file may be this value. */
  #undeclared(identifier: TSESTree.Identifier): void {
    const { name } = identifier;
    if (this.#seen.has(globalSlot(name))) return;
    this.#seen.add(globalSlot(name));
    this.#names.push(identifier);
    for (const { references } of this.#context.source.scopes)
      for (const use of references) {
        // References hold nodes, typed as unknown so that every scope manager fits.
        const at = use.identifier as Node;
        if (use.resolved === null && use.isRead() && at.type === 'Identifier' && at.name === name)
          this.#value(at);
      }
  }

  #slot(target: TSESTree.MemberExpression): void {
    const { syntax } = this.#context.identification;
    const slot = syntax.slotOf(target);
    if (slot === null) {
      this.#lose(target);
      return;
    }
    if (this.#seen.has(slot)) return;
    this.#seen.add(slot);
    this.#names.push(target);
    for (const mention of syntax.mentions(slot))
      if (mention !== target && this.#mayHoldAt(mention, slot)) this.#value(mention);
  }

  #field(property: TSESTree.PropertyDefinition): void {
    const { syntax, module } = this.#context.identification;
    const header = module.classOf(property.parent.parent);
    const name = property.key.type === 'PrivateIdentifier' ? `#${property.key.name}` : keyText(property.key);
    if (header === null || name === null || property.static) {
      this.#lose(property);
      return;
    }
    const slot = fieldSlot(header.id, name);
    this.#seen.add(slot);
    for (const mention of syntax.mentions(slot)) if (this.#mayHoldAt(mention, slot)) this.#value(mention);
  }

  #assigned({ left }: TSESTree.AssignmentExpression): void {
    const target = unwrap(left);
    if (target.type === 'Identifier') {
      this.#named(target);
      return;
    }
    if (target.type !== 'MemberExpression') {
      this.#lose(left);
      return;
    }
    let root = unwrap(target.object);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    const slot = this.#context.identification.syntax.slotOf(target);
    // `self.socket` of `const self = this` is a field as well.
    const isField = root.type === 'ThisExpression' || /^[cf]\d+\./.test(slot ?? '');
    if (isField && !target.computed) {
      this.#slot(target);
      if (this.#isMadeElsewhere(target.object)) this.#lose(target);
      this.#isKept ||= unwrap(target.object).type !== 'ThisExpression';
      return;
    }
    this.#keptIn(target.object);
  }

  /** `this.context = new Context()` of an imported class, which may take `this.context.socket = socket` by a setter. */
  #isMadeElsewhere(object: Node): boolean {
    const { syntax, importOf } = this.#context.identification;
    const slot = syntax.slotOf(object);
    return (
      slot !== null &&
      syntax.assigned(slot).some((value) => {
        const made = unwrap(value);
        return made.type === 'NewExpression' && importOf(unwrap(made.callee)) !== null;
      })
    );
  }

  /** `socket.on('error', log)`, `socket.setNoDelay().on(…)`, `socket.onerror = log` */
  #member(member: TSESTree.MemberExpression): void {
    const outer = outerOf(member);
    const name = memberName(member);
    if (
      outer?.type === 'AssignmentExpression' &&
      unwrap(outer.left) === member &&
      name?.startsWith('on') === true
    ) {
      this.#listeners.push({ event: name.slice(2), node: outer, listener: outer.right });
      return;
    }
    if (outer?.type !== 'CallExpression' || unwrap(outer.callee) !== member) {
      // `socket[method](…)`
      return;
    }
    this.#calls.push(outer);
    const listening = readListening(outer);
    if (listening !== null)
      this.#listeners.push({
        event: listening.event,
        node: outer,
        listener: outer.arguments[listening.position] ?? null,
      });
    if (this.#isItself(outer, name ?? '')) this.#value(outer);
  }

  /** `socket.on(…)`, `socket.setNoDelay()`, `await client.connect()` */
  #isItself(call: TSESTree.CallExpression, method: string): boolean {
    if (RETURNS_ITSELF.has(method) || /^set[A-Z]|^(?:un)?ref$/.test(method)) return true;
    const { typeOf } = this.#context.identification;
    if ([...calledRows(call, typeOf)].some(({ row }) => row.another === true)) return false;
    return partsOf(typeOf(call)).some(
      (part) =>
        part.kind === 'socket' ||
        (part.kind === 'promise' && part.of?.kind === 'socket' && outerOf(call)?.type === 'AwaitExpression'),
    );
  }

  #argument(call: TSESTree.CallExpression | TSESTree.NewExpression, argument: Node): void {
    const handed = handOver(call, argument, this.#context.identification);
    switch (handed.kind) {
      case 'heard':
        this.#listeners.push({ event: handed.event, node: call, listener: null });
        return;
      case 'arrived':
        if (call.type === 'CallExpression') this.#noteHanded(handed.arrival.name, call);
        this.#arrived(handed.arrival);
        return;
      case 'lost':
        this.#lose(call);
        return;
      case 'stored':
        this.#keptIn(handed.collection);
        return;
      case 'emitted':
        this.#emitted.push(handed.by);
        return;
      case 'passed over':
        return;
      case 'taken':
        if (this.#staysUnheardIn(call, handed.position)) this.#escape ??= call;
        else this.#lose(call);
        return;
    }
  }

  /**
   * Tells whether a function of another file takes the value, keeps it to itself and adds no listener to its errors; one that ends it
   * at once has no need of any.
   */
  #staysUnheardIn(call: TSESTree.CallExpression | TSESTree.NewExpression, position: number): boolean {
    const there = findImportedArrival(call, position, this.#context);
    if (there === null) return false;
    const { mayHear, listeners, emitted, isKept, calls, names } = followArrival(there);
    const ends = calls.some((one) => {
      const isStraight = parentOf(parentOf(parentOf(one) ?? one) ?? one) === there.owner.node;
      return isStraight && ENDS.test(calledName(one));
    });
    if (mayHear !== null || emitted.length > 0 || isKept || ends) return false;
    if (listeners.some(({ event }) => event === null || event === 'error')) return false;
    const fields = new Set<string | null>(
      names.flatMap((name) => (name.type === 'MemberExpression' ? [memberName(name)] : [])),
    );
    if (there.field !== null) fields.add(there.field.slice(there.field.lastIndexOf('.') + 1));
    return ![this.#context, there.context].some(({ source }) => reachesField(source.ast, fields));
  }

  /** A parameter that is the value, and perhaps a field of its class. */
  #arrived({ name, field }: Arrival): void {
    if (field !== null && !this.#seen.has(field)) {
      this.#seen.add(field);
      for (const mention of this.#context.identification.syntax.mentions(field)) this.#value(mention);
    }
    this.#named(name);
  }

  /** A record or list: `{ socket, room }`. */
  #heldBy(literal: Node): void {
    this.#isKept = true;
    followRecord(literal, {
      identification: this.#context.identification,
      onSocket: (member) => this.#value(member),
      onKept: (collection) => this.#keptIn(collection),
      onLost: (node) => this.#lose(node),
    });
  }

  /** `clients.add(socket)`: whoever gets hold of the collection gets hold of the socket. */
  #keptIn(collection: Node): void {
    this.#isKept = true;
    if (isOutOfSight(collection, this.#context.identification)) this.#lose(collection);
  }
}

function followArrival({ name, field, context }: ImportedArrival): Whereabouts {
  return new Follower(name, NO_GIVINGS, context).followFrom({ name, field });
}

/** `(socket) => socket.on(…)` as a listener: nobody takes what it returns. */
function isListenerItself(fn: Node): boolean {
  const outer = outerOf(fn);
  if (outer?.type === 'AssignmentExpression')
    return outer.left.type === 'MemberExpression' && memberName(outer.left)?.startsWith('on') === true;
  if (outer?.type !== 'CallExpression' && outer?.type !== 'NewExpression') return false;
  const listening = readListening(outer);
  if (listening !== null) return outer.arguments[listening.position] === fn;
  const callee = unwrap(outer.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : nameOf(callee);
  return /^(?:createServer|forEach|setTimeout|setInterval|setImmediate|nextTick|Server)$/.test(name ?? '');
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

function keyText(key: Node): string | null {
  return key.type === 'Identifier' ? key.name : null;
}
