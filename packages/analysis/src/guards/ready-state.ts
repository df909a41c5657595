// `socket.readyState === WebSocket.OPEN`, `socket.connected`: a state expression is compared
// with a constant. The row gives the expression's value in each state; the states for which the comparison fails fall away.
import type { SocketRow, State, StateValue } from '@socket-safety/libraries';
import { definitionOf } from '../ir/definition.ts';
import { familyStates, ownValue, typeRow, valuesWhile } from '../sockets/library-index.ts';
import { partProperty } from '../sockets/part.ts';
import { keyName, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf, type Type } from '../sockets/types.ts';
import { heldOf, objectAt, objectIn, type ObjectId } from '../flow/state.ts';
import type { CompareOperator, Node, Place, Value } from '../ir/model.ts';
import { listStates, statesOf } from '../states.ts';
import { declaredConstant } from './declared-constant.ts';
import type { Guard, GuardContext, Proof, StateRead } from './guard.ts';

export const readyStateGuard: Guard = {
  id: 'ready-state',
  read(test, context) {
    if (test.kind === 'compare') return readComparison(test.operator, test.left, test.right, context);
    if (test.kind === 'result') return readMethod(test.of, context);
    const read = readState(test, context);
    return read === null ? null : [proofOf(read, (value) => Boolean(value))];
  },
};

/** Returns the state expression that a value reads, or null. */
export function readState(value: Value, context: GuardContext): StateRead | null {
  if (value.kind !== 'place' || value.place.path.length === 0) return null;
  const nested = readNested(value, value.place, context);
  if (nested !== null) return nested;
  const property = value.place.path.at(-1) ?? '';
  const owner = { root: value.place.root, path: value.place.path.slice(0, -1) };
  const node = unwrap(value.node);
  const { identification } = context;
  let type = null;
  if (node.type === 'MemberExpression' && memberName(node) === property)
    type = identification.typeOf(node.object);
  else if (owner.path.length === 0 && owner.root.kind === 'variable')
    type = identification.typeOfVariable(owner.root.variable);
  const socket = socketOf(type);
  if (socket === null || ownValue(socket.row.properties, property) === undefined) return null;
  const object = objectAt(context.state, owner);
  if (socket.row.frozen?.includes(property) === true && !isFresh(object, context)) return null;
  return { object, type: socket, property, node: value.node };
}

/** A copied value tells of its socket only in the handler that was handed the copy, until something else can have happened. */
function isFresh(object: ObjectId, { state }: GuardContext): boolean {
  const { suspended, closedBy } = heldOf(state, object);
  return /^p\d+$/.test(object) && suspended === null && closedBy === null;
}

/** `socket.raw.readyState`: a state expression of the object that the socket wraps. */
function readNested(value: Value, place: Place, context: GuardContext): StateRead | null {
  const node = unwrap(value.node);
  const wrapped = node.type === 'MemberExpression' ? unwrap(node.object) : null;
  if (wrapped?.type !== 'MemberExpression' || place.path.length < 2) return null;
  const property = place.path.slice(-2).join('.');
  const socket = socketOf(context.identification.typeOf(wrapped.object));
  if (socket === null || ownValue(socket.row.properties, property) === undefined) return null;
  const owner = { root: place.root, path: place.path.slice(0, -2) };
  return { object: objectAt(context.state, owner), type: socket, property, node: value.node };
}

/** `window.isDestroyed()`: a state expression that is a method without arguments. */
function readMethod(call: number, context: GuardContext): readonly Proof[] | null {
  const instr = context.instrs.get(call);
  if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.arguments.length > 0) return null;
  const { receiver, name } = instr.callee;
  if (receiver.kind !== 'place' && receiver.kind !== 'result') return null;
  const { identification, state } = context;
  const method = `${name ?? ''}()`;
  const proofs: Proof[] = [];
  const socket = socketOf(identification.typeOf(receiver.node));
  if (socket !== null && ownValue(socket.row.properties, method) !== undefined) {
    const object =
      receiver.kind === 'place' ? objectAt(state, receiver.place) : objectIn(state, `r${receiver.of}`);
    proofs.push(proofOf({ object, type: socket, property: method, node: instr.node }, Boolean));
  }
  // `window.webContents.isDestroyed()` tells of the window as well.
  const whole = partProperty(receiver.node, method, identification.typeOf);
  if (whole !== null && receiver.kind === 'place') {
    const object = objectAt(state, { root: receiver.place.root, path: receiver.place.path.slice(0, -1) });
    proofs.push(proofOf({ object, type: whole.type, property: whole.name, node: instr.node }, Boolean));
  }
  return proofs.length === 0 ? null : proofs;
}

function readComparison(
  operator: CompareOperator,
  left: Value,
  right: Value,
  context: GuardContext,
): readonly Proof[] | null {
  const onLeft = readState(left, context);
  const read = onLeft ?? readState(right, context);
  if (read === null) return null;
  const other = constantOf(onLeft === null ? left : right, read.type.row, context);
  if (other === undefined) return null;
  const compare = COMPARE[operator];
  if (compare === undefined) return null;
  return [proofOf(read, (value) => (onLeft === null ? compare(other, value) : compare(value, other)))];
}

/** What a read proves, by the values that a test holds of. */
export function proofOf(read: StateRead, holds: (value: StateValue) => boolean): Proof {
  const { row } = read.type;
  const whenTrue: State[] = [];
  const whenFalse: State[] = [];
  for (const state of listStates(familyStates(row))) {
    const values = valuesWhile(state, read.property, row);
    // A state in which the expression can be anything proves nothing either way.
    if (values === null || values.some(holds)) whenTrue.push(state);
    if (values === null || !values.every(holds)) whenFalse.push(state);
  }
  return { object: read.object, whenTrue: statesOf(...whenTrue), whenFalse: statesOf(...whenFalse) };
}

/** Returns the state value that an expression stands for: a literal, a library's constant, or a constant of the file. */
export function constantOf(value: Value, row: SocketRow, context: GuardContext): StateValue | undefined {
  if (value.kind === 'literal') return isStateValue(value.value) ? value.value : undefined;
  if (value.kind !== 'place') return undefined;
  return constantAt(unwrap(value.node), value.place.path.at(-1), row, context, 4);
}

/** The same of a node in the source. */
export function constantOfNode(node: Node, row: SocketRow, context: GuardContext): StateValue | undefined {
  if (node.type === 'Literal') return isStateValue(node.value) ? node.value : undefined;
  return constantAt(node, undefined, row, context, 4);
}

function constantAt(
  node: Node,
  last: string | undefined,
  row: SocketRow,
  context: GuardContext,
  depth: number,
): StateValue | undefined {
  const { identification } = context;
  if (node.type === 'MemberExpression') {
    const name = memberName(node) ?? '';
    const owner = partsOf(identification.typeOf(node.object));
    const of = owner.some((part) => part.kind === 'socket') ? 'instance' : 'class';
    if (owner.length > 0 && owner.every((part) => part.kind === 'socket' || part.kind === 'class')) {
      // Another library's constant is worth what it is there: `wrapper.readyState === WebSocket.OPEN`.
      const constants = constantsOf(owner[0]);
      return constants?.on.includes(of) === true ? ownValue(constants.values, name) : undefined;
    }
    const object = unwrap(node.object);
    if (object.type === 'MemberExpression' && Object.hasOwn(row.properties, memberName(object) ?? ''))
      return undefined;
    return declaredConstant(node, identification.module) ?? namedConstant(name, row);
  }
  // `const { OPEN } = socket`: what was taken out, by its place.
  if (node.type !== 'Identifier') return last === undefined ? undefined : namedConstant(last, row);
  if (depth === 0) return undefined;
  const variable = identification.module.variableOf(node);
  const declarator = definitionOf(variable?.declaration);
  if (
    declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    declarator.init !== null
  ) {
    if (variable !== null && variable.declaration.references.filter((use) => use.isWrite()).length > 1)
      return undefined;
    const init = unwrap(declarator.init);
    if (init.type === 'Literal') return isStateValue(init.value) ? init.value : undefined;
    return constantAt(init, undefined, row, context, depth - 1);
  }
  // An imported or destructured constant is taken at the name that it has there.
  return namedConstant(last ?? nameThere(node.name, declarator), row);
}

/** `const { OPEN: ready } = WebSocket`, `import { OPEN as ready } from './states.js'` */
function nameThere(name: string, definition: Node | undefined): string {
  if (definition?.type === 'ImportSpecifier' && definition.imported.type === 'Identifier')
    return definition.imported.name;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'ObjectPattern') return name;
  for (const property of definition.id.properties)
    if (property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === name)
      return keyName(property.key, property.computed) ?? name;
  return name;
}

function constantsOf(owner: Type | undefined): SocketRow['constants'] | undefined {
  if (owner?.kind === 'socket') return owner.row.constants;
  return owner?.kind === 'class' ? typeRow(owner.library, owner.name)?.socket?.constants : undefined;
}

/** `OPEN`, `WS_OPEN`, `Open`: a constant whose declaration is out of sight. */
function namedConstant(name: string, row: SocketRow): StateValue | undefined {
  const upper = name.toUpperCase();
  const own = ownValue(row.constants.values, upper);
  if (own !== undefined) return own;
  return /(?:^|_)OPEN$/.test(upper) ? row.check?.open : undefined;
}

function isStateValue(value: unknown): value is StateValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What the operators of comparisons say. */
export const COMPARE: Partial<Record<CompareOperator, (left: StateValue, right: StateValue) => boolean>> = {
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  // Loose comparison is what the program wrote; `1 == '1'` holds there too.
  '==': (left, right) => String(left) === String(right) || Number(left) === Number(right),
  '!=': (left, right) => String(left) !== String(right) && Number(left) !== Number(right),
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};
