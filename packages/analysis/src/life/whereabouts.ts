// Where a value goes from its birth on: what it is called, what is listened to on it, who gets hold of it out of sight. In: the
// place of the birth. Out: what was met on the way. A variable that is given another value is followed only where it holds this one.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node, Variable } from '../ir/model.ts';
import { RETURNS_ITSELF } from '../sockets/calls.ts';
import { calledRows } from '../sockets/called-row.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { isGivenAway } from './escapes.ts';
import type { LifeContext } from './life-context.ts';

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
  /** Where code out of sight gets hold of it. */
  readonly escape: Node | null;
  /** Calls by which an emitter of this file hands it on: `server.emit('connection', socket)`. */
  readonly emitted: readonly TSESTree.CallExpression[];
  /** It is put into a collection or a record of this file, whose elements have no names. */
  readonly isKept: boolean;
}

/** Places where a name is given a value, by slot, so that each value is followed to its own uses. */
export type Givings = ReadonlyMap<Slot, readonly Node[]>;

const STORES = new Set(['add', 'push', 'set', 'unshift']);
const ASKS = new Set([
  'has',
  'delete',
  'get',
  'indexOf',
  'includes',
  'lastIndexOf',
  'pipe',
  'unpipe',
  'is',
  'isArray',
]);
const LOGS = /^(?:console|log|logger|JSON|util|assert|Boolean|String|debug)$/i;
/** Functions of Node that listen to the end and the errors of what they are given, for as long as it lives. */
const LISTENS_TO_ERRORS = new Set(['pipeline', 'finished']);

/** Follows a value. */
export function followSocket(birth: Node, givings: Givings, context: LifeContext): Whereabouts {
  return new Follower(birth, givings, context).follow();
}

class Follower {
  readonly #birth: Node;
  readonly #givings: Givings;
  readonly #context: LifeContext;
  readonly #seen = new Set<Node | Slot>();
  readonly #names: Node[] = [];
  readonly #listeners: Whereabouts['listeners'][number][] = [];
  readonly #calls: TSESTree.CallExpression[] = [];
  readonly #emitted: TSESTree.CallExpression[] = [];
  #escape: Node | null = null;
  #isKept = false;

  constructor(birth: Node, givings: Givings, context: LifeContext) {
    this.#birth = birth;
    this.#givings = givings;
    this.#context = context;
  }

  follow(): Whereabouts {
    const birth = this.#birth;
    if (birth.type === 'Identifier') this.#named(birth);
    else this.#value(birth);
    return {
      names: this.#names,
      listeners: this.#listeners,
      calls: this.#calls,
      escape: this.#escape,
      emitted: this.#emitted,
      isKept: this.#isKept,
    };
  }

  #lose(node: Node): void {
    this.#escape ??= node;
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
        if (!isListenerItself(outer)) this.#lose(outer);
        return;
      case 'ReturnStatement': {
        const owner = this.#context.identification.syntax.ownerOf(outer)?.node;
        if (owner === undefined || !isListenerItself(owner)) this.#lose(outer);
        return;
      }
      case 'Property':
        if (outer.parent.type === 'ObjectExpression') this.#holder(outer.parent);
        return;
      case 'ArrayExpression':
        this.#holder(outer);
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

  /** A variable or parameter that holds the value. */
  #named(name: TSESTree.Identifier): void {
    const variable = this.#context.identification.module.variableOf(name);
    if (variable === null || this.#seen.has(`v${variable.id}`)) return;
    this.#seen.add(`v${variable.id}`);
    this.#names.push(name);
    if (isExportedVariable(variable)) this.#lose(name);
    for (const { identifier, isRead } of references(variable))
      if (isRead && this.#holdsThisValue(`v${variable.id}`, identifier)) this.#value(identifier);
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
      if (mention !== target && this.#holdsThisValue(slot, mention)) this.#value(mention);
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
    for (const mention of syntax.mentions(slot))
      if (this.#holdsThisValue(slot, mention)) this.#value(mention);
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
    if (root.type === 'ThisExpression' && !target.computed) {
      this.#slot(target);
      this.#isKept ||= unwrap(target.object).type !== 'ThisExpression';
      return;
    }
    this.#keptIn(target.object);
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
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : nameOf(callee);
    const position = call.arguments.findIndex((one) => unwrap(one) === argument);
    if (position === 0 && name === 'once' && isOnceOfNode(call)) {
      const event = call.arguments[1];
      if (event?.type === 'Literal')
        this.#listeners.push({ event: String(event.value), node: call, listener: null });
      return;
    }
    if (LISTENS_TO_ERRORS.has(name)) {
      this.#listeners.push({ event: 'error', node: call, listener: null });
      return;
    }
    const local = this.#localFunction(call, position);
    if (local !== null) {
      if (local === 'out of sight') this.#lose(call);
      else this.#named(local);
      return;
    }
    if (callee.type === 'MemberExpression') {
      if (STORES.has(name)) {
        this.#keptIn(callee.object);
        return;
      }
      if (ASKS.has(name)) return;
      if (name === 'emit' && position === 1 && call.type === 'CallExpression') {
        this.#emitted.push(call);
        return;
      }
    }
    if (!LOGS.test(rootName(callee))) this.#lose(call);
  }

  /** The parameter of this file that an argument becomes; null where the function is none of this file. */
  #localFunction(
    call: TSESTree.CallExpression | TSESTree.NewExpression,
    position: number,
  ): TSESTree.Identifier | 'out of sight' | null {
    const header = this.#functionOf(call);
    if (header === null || !isFunction(header.node)) return null;
    const { params } = header.node;
    // `this.onError.bind(this, socket)`
    const parameter = params[isBinding(call) ? position - 1 : position];
    const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const name = inner?.type === 'AssignmentPattern' ? inner.left : inner;
    if (name?.type !== 'Identifier') return 'out of sight';
    if (parameter?.type === 'TSParameterProperty') this.#parameterProperty(name, header);
    return name;
  }

  /** `constructor(private readonly socket: WebSocket)` */
  #parameterProperty(name: TSESTree.Identifier, header: FunctionHeader): void {
    if (header.class === null) return;
    const slot = fieldSlot(header.class, name.name);
    if (this.#seen.has(slot)) return;
    this.#seen.add(slot);
    for (const mention of this.#context.identification.syntax.mentions(slot)) this.#value(mention);
  }

  #functionOf(call: TSESTree.CallExpression | TSESTree.NewExpression): FunctionHeader | null {
    const { module, typeOf, functionNamed } = this.#context.identification;
    if (call.type === 'CallExpression') return functionNamed(isBinding(call) ? call : call.callee);
    const [part] = partsOf(typeOf(call.callee));
    const header = part?.kind === 'local-class' ? module.classes[part.class] : undefined;
    const made = header?.node.body.body.find(
      (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
    );
    return made?.type === 'MethodDefinition' ? module.functionOf(made.value) : null;
  }

  /** `clients.add(socket)`: whoever gets hold of the collection gets hold of the socket. */
  #keptIn(collection: Node): void {
    this.#isKept = true;
    if (isOutOfSight(collection, this.#context)) this.#lose(collection);
  }

  /** A record or list that holds the value: `{ socket, room }`. */
  #holder(literal: Node): void {
    this.#isKept = true;
    const outer = outerOf(literal);
    switch (outer?.type) {
      case 'Property':
      case 'ArrayExpression':
        this.#holder(outer.type === 'Property' ? outer.parent : outer);
        return;
      case 'VariableDeclarator':
        if (outer.id.type === 'Identifier') this.#holding(outer.id);
        else this.#lose(outer);
        return;
      case 'AssignmentExpression':
        if (unwrap(outer.left).type === 'Identifier' || unwrap(outer.left).type === 'MemberExpression')
          this.#keptIn(outer.left);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#holderGiven(outer, literal);
        return;
      default:
        this.#lose(literal);
    }
  }

  /** A variable or parameter with a record that holds the value. */
  #holding(name: TSESTree.Identifier): void {
    const { module, typeOf } = this.#context.identification;
    const variable = module.variableOf(name);
    if (variable === null || this.#seen.has(`h${variable.id}`)) return;
    this.#seen.add(`h${variable.id}`);
    if (isExportedVariable(variable)) this.#lose(name);
    for (const { identifier, isRead } of references(variable)) {
      const outer = isRead ? outerOf(identifier) : undefined;
      if (outer?.type === 'MemberExpression' && unwrap(outer.object) === identifier) {
        if (partsOf(typeOf(outer)).some(({ kind }) => kind === 'socket')) this.#value(outer);
        continue;
      }
      const isGiven = outer?.type === 'CallExpression' || outer?.type === 'NewExpression';
      if (!isGiven) {
        if (isRead && isGivenAway(identifier)) this.#lose(identifier);
        continue;
      }
      this.#holderGiven(outer, identifier);
    }
  }

  #holderGiven(call: TSESTree.CallExpression | TSESTree.NewExpression, argument: Node): void {
    const callee = unwrap(call.callee);
    if (callee === argument) return;
    const position = call.arguments.findIndex((one) => unwrap(one) === argument);
    const local = this.#localFunction(call, position);
    if (local !== null && local !== 'out of sight') {
      this.#holding(local);
      return;
    }
    const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
    if (local === null && callee.type === 'MemberExpression' && STORES.has(name)) this.#keptIn(callee.object);
    else if (!ASKS.has(name) && !LOGS.test(rootName(callee))) this.#lose(call);
  }

  /**
   * Whether a name may hold this value at a use. Where it is given several, the last one that comes before the use on every way is what
   * it holds there; what functions do that others call by their names may be about any of them.
   */
  #holdsThisValue(slot: Slot, use: Node): boolean {
    const given = this.#givings.get(slot) ?? [];
    const own = given.find((one) => one === this.#birth);
    if (own === undefined || (given.length === 1 && !slot.startsWith('c'))) return true;
    const { syntax, module } = this.#context.identification;
    for (
      let owner = syntax.ownerOf(use);
      owner !== null;
      owner = owner.parent === null ? null : (module.functions[owner.parent] ?? null)
    ) {
      const id = owner.id;
      const before = given.filter((one) => syntax.ownerOf(one)?.id === id && one.range[0] < use.range[0]);
      const sure = before.findLast((one) => isInside(use, blockAround(one)));
      if (before.includes(own)) return sure === undefined || sure.range[0] <= own.range[0];
      if (sure !== undefined) return false;
      // Before its own giving, in a straight line, a name holds something else.
      if (syntax.ownerOf(own)?.id === id && id === syntax.ownerOf(use)?.id && !isInLoop(own)) return false;
      // Whoever calls it by its name may do so behind any giving.
      if (!isInline(owner)) return true;
    }
    return true;
  }
}

/** The block that runs as a whole where a node runs. */
function blockAround(node: Node): Node {
  let at = node;
  for (let outer = parentOf(at); outer !== undefined; outer = parentOf(at)) {
    if (/^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(outer.type) || isFunction(outer))
      return outer;
    if (/^(?:If|Conditional|Logical|For|While)/.test(outer.type)) return at;
    at = outer;
  }
  return at;
}

function isInline({ node }: FunctionHeader): boolean {
  const outer = outerOf(node)?.type;
  return isFunction(node) && (outer === 'CallExpression' || outer === 'NewExpression');
}

function* references({ declaration }: Variable): Generator<{ identifier: Node; isRead: boolean }> {
  for (const use of declaration.references)
    // References hold nodes, typed as unknown so that every scope manager fits.
    yield { identifier: use.identifier as Node, isRead: use.isRead() };
}

function isExportedVariable({ declaration }: Variable): boolean {
  const made = definitionOf(declaration);
  if (made?.type !== 'VariableDeclarator') return false;
  const statement = parentOf(made);
  return statement !== undefined && /^Export/.test(parentOf(statement)?.type ?? '');
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

/** Whether code out of sight reaches a collection: it comes from elsewhere, is exported, or is handed on. */
function isOutOfSight(collection: Node, { identification }: LifeContext): boolean {
  const { module, syntax } = identification;
  let root = unwrap(collection);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  if (root.type === 'ThisExpression') {
    const slot = syntax.slotOf(collection);
    return slot !== null && syntax.mentions(slot).some((mention) => isGivenAway(mention));
  }
  const variable = root.type === 'Identifier' ? module.variableOf(root) : null;
  const made = definitionOf(variable?.declaration);
  if (variable === null || made?.type !== 'VariableDeclarator' || isExportedVariable(variable)) return true;
  for (const { identifier, isRead } of references(variable))
    if (isRead && isGivenAway(identifier)) return true;
  return false;
}

function isBinding({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' && memberName(at) === 'bind';
}

function isOnceOfNode(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'Identifier' ||
    nameOf(unwrap(callee.type === 'MemberExpression' ? callee.object : callee)) !== ''
  );
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}

function keyText(key: Node): string | null {
  return key.type === 'Identifier' ? key.name : null;
}

function rootName(callee: Node): string {
  let at = callee;
  while (at.type === 'MemberExpression') {
    const name = memberName(at) ?? '';
    if (LOGS.test(name)) return name;
    at = unwrap(at.object);
  }
  return nameOf(at);
}

function isInLoop(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && !isFunction(at); at = parentOf(at))
    if (/^(?:For|While|DoWhile)/.test(at.type)) return true;
  return false;
}
