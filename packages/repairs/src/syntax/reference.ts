// Expressions that can be written twice: reading them again gives the same value and does nothing.
import type { Node, Source } from '@socket-safety/analysis';
import { memberName } from './tree.ts';

/** An expression that can be written again. */
export interface Reference {
  /** As a check reads it, with `?.` wherever a value may be missing on the way: `this.link?.socket`. */
  readonly text: string;
  /** The same where it is known to be there: `this.link.socket`. */
  readonly plain: string;
  /** The value itself may be missing: `socket?.send(…)`, `this.socket!.send(…)`. */
  readonly nullable: boolean;
  /** TypeScript remembers what a test says of it. */
  readonly narrows: boolean;
  /** How many names it is made of. */
  readonly length: number;
}

/** Reads an expression as one that can be written again, or returns null. */
export function readReference(expression: Node, source: Source): Reference | null {
  switch (expression.type) {
    case 'Identifier':
      return { text: expression.name, plain: expression.name, nullable: false, narrows: true, length: 1 };
    case 'ThisExpression':
      return { text: 'this', plain: 'this', nullable: false, narrows: true, length: 1 };
    case 'ChainExpression':
      return readReference(expression.expression, source);
    case 'TSNonNullExpression': {
      const inner = readReference(expression.expression, source);
      return inner === null ? null : { ...inner, nullable: true };
    }
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression': {
      if (readReference(expression.expression, source) === null) return null;
      const text = `(${source.text.slice(...expression.range)})`;
      return { text, plain: text, nullable: false, narrows: false, length: 1 };
    }
    case 'MemberExpression':
      return readMember(expression, source);
    default:
      return null;
  }
}

function readMember(member: Extract<Node, { type: 'MemberExpression' }>, source: Source): Reference | null {
  const object = readReference(member.object, source);
  if (object === null) return null;
  const mayMiss = member.optional || object.nullable;
  // What a chain leaves out it leaves out to its end.
  const nullable = object.text.includes('?.') || mayMiss;
  const name =
    memberName(member) ?? (member.property.type === 'PrivateIdentifier' ? `#${member.property.name}` : null);
  const { narrows, length } = object;
  if (name !== null) {
    return {
      text: `${object.text}${mayMiss ? '?.' : '.'}${name}`,
      plain: `${object.plain}.${name}`,
      nullable,
      narrows,
      length: length + 1,
    };
  }
  const key = keyText(member.property, source);
  if (key === null) return null;
  return {
    text: `${object.text}${mayMiss ? '?.' : ''}[${key}]`,
    plain: `${object.plain}[${key}]`,
    nullable,
    narrows: false,
    length: length + 1,
  };
}

function keyText(key: Node, source: Source): string | null {
  if (key.type !== 'Literal' && readReference(key, source) === null) return null;
  return source.text.slice(...key.range);
}
