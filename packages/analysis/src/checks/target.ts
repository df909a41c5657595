// The socket of a send, as tests name it, and the state expressions that are read of any socket.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';

/** The socket that a send is made on. */
export interface Target {
  readonly node: Node;
  readonly type: SocketType;
  /** Everything that names it. */
  readonly slots: ReadonlySet<Slot>;
}

export function targetOf(node: Node, type: SocketType, { syntax }: Identification): Target {
  const slot = syntax.slotOf(node);
  return { node, type, slots: new Set(slot === null ? [] : [slot, ...syntax.aliases(slot)]) };
}

/** Tells whether an expression names the target. */
export function names(node: Node, target: Target, { syntax }: Identification): boolean {
  const slot = syntax.slotOf(unwrap(node));
  return slot !== null && target.slots.has(slot);
}

/** A read of a state expression: `socket.readyState`, `socket.raw.readyState`, `window.isDestroyed()`. */
export interface Read {
  readonly node: TSESTree.MemberExpression;
  /** The expression that is the socket. */
  readonly socket: Node;
  readonly type: SocketType;
  /** As the row has it: `raw.readyState`. */
  readonly property: string;
}

/** Reads an expression as a state expression of some socket. */
export function stateRead(node: Node, { typeOf }: Identification): Read | null {
  const inner = unwrap(node);
  const isCall = inner.type === 'CallExpression' && inner.arguments.length === 0;
  const member = isCall ? unwrap(inner.callee) : inner;
  if (member.type !== 'MemberExpression') return null;
  let property = '';
  let at: Node = member;
  // No row has a state expression of more than two names.
  for (let depth = 0; depth < 2 && at.type === 'MemberExpression'; depth++) {
    const name = memberName(at);
    if (name === null) return null;
    property = property === '' ? `${name}${isCall ? '()' : ''}` : `${name}.${property}`;
    const type = socketOf(typeOf(at.object));
    if (type !== null && ownValue(type.row.properties, property) !== undefined)
      return { node: member, socket: unwrap(at.object), type, property };
    at = unwrap(at.object);
  }
  return null;
}

/** What a question compares, or all that it is; of several questions, what each of them does. */
export function operandsOf(question: Node): readonly Node[] {
  const inner = unwrap(question);
  if (inner.type === 'LogicalExpression') return [...operandsOf(inner.left), ...operandsOf(inner.right)];
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return operandsOf(inner.argument);
  return inner.type === 'BinaryExpression' ? [unwrap(inner.left), unwrap(inner.right)] : [inner];
}

/** Walks the state expressions that a question compares or is. */
export function* readsIn(question: Node, identification: Identification): Generator<Read> {
  for (const operand of operandsOf(question)) {
    const read = stateRead(operand, identification);
    if (read !== null) yield read;
  }
}

/** A state expression with more than two values, or with a name for each state: `readyState`. */
export function isEnumerated({ type, property }: Read): boolean {
  const values = Object.values(ownValue(type.row.properties, property) ?? {});
  return values.length > 0 && values.every((value) => typeof value !== 'boolean');
}
