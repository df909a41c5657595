// Values as text. Trees may be deeper than the call stack, so they are laid out from a stack of their own.
import type { Value } from './model.ts';
import { isIdentifier, printLiteral, printPlace, quote } from './place.ts';
import { partsOf } from './visit.ts';

/** Prints a value as an expression; parts of it that are not atoms stand in parentheses. */
export function printValue(value: Value): string {
  return printRow(rowOf(value));
}

/** Prints a value as it stands within others. */
export function printOperand(value: Value): string {
  return printRow([value]);
}

/** Prints a row of texts and values. */
function printRow(row: readonly (Value | string)[]): string {
  const text: string[] = [];
  const pending = row.toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') text.push(next);
    else {
      const inner = isCompound(next) ? ['(', ...rowOf(next), ')'] : rowOf(next);
      for (const part of inner.reverse()) pending.push(part);
    }
  }
  return text.join('');
}

function rowOf(value: Value): (Value | string)[] {
  switch (value.kind) {
    case 'literal':
      return [printLiteral(value.value)];
    case 'place':
      return [printPlace(value.place), value.optional ? '?' : ''];
    case 'result':
      return [`%${value.of}`];
    case 'function':
      return [`function#${value.function}`];
    case 'class':
      return [`class#${value.class}`];
    case 'not':
      return ['!', value.operand];
    case 'typeof':
      return ['typeof ', value.operand];
    case 'compare':
    case 'logical':
    case 'arithmetic':
      return [value.left, ` ${value.operator} `, value.right];
    case 'conditional':
      return [value.test, ' ? ', value.then, ' : ', value.otherwise];
    case 'list':
      return ['[', ...separated(value, (index) => (value.elements[index]?.spread ? '...' : '')), ']'];
    case 'record':
      return ['{', ...separated(value, (index) => printEntryName(value.entries[index]?.name)), '}'];
    case 'opaque':
      return ['opaque'];
    default:
      return [value satisfies never];
  }
}

function printEntryName(name: string | null | undefined): string {
  if (name === null || name === undefined) return '[?]: ';
  return `${isIdentifier(name) ? name : quote(name)}: `;
}

function separated(value: Value, prefix: (index: number) => string): (Value | string)[] {
  return partsOf(value).flatMap((part, index) => [`${index > 0 ? ', ' : ''}${prefix(index)}`, part]);
}

function isCompound(value: Value): boolean {
  return value.kind !== 'list' && value.kind !== 'record' && partsOf(value).length > 0;
}
