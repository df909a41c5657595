// Which entry of a set or map a call speaks of.
import type { Instr, IrFunction, Node, Value } from '../ir/model.ts';
import type { Key } from './change.ts';
import type { Names } from './names.ts';
import type { Spot } from './spot.ts';

const UNKNOWN: Key = { kind: 'unknown' };

/** Reads the argument of `add`, `set` or `delete`. */
export function readKey(value: Value, fn: IrFunction, names: Names): Key {
  switch (value.kind) {
    case 'place':
    case 'logical': {
      const spot = names.spotOf(value, fn.id);
      return spot === null ? UNKNOWN : { kind: 'spot', spot };
    }
    case 'result':
      return isConstruction(fn.instrs.get(value.of))
        ? { kind: 'fresh', from: null }
        : spotKeyOf(value, fn, names);
    case 'record':
    case 'list':
    case 'function':
    case 'class':
      return { kind: 'fresh', from: null };
    case 'arithmetic':
      return extended(value, fn, names);
    case 'opaque':
      return templated(value.node, fn, names);
    default:
      return UNKNOWN;
  }
}

function spotKeyOf(value: Value, fn: IrFunction, names: Names): Key {
  const spot = names.spotOf(value, fn.id);
  return spot === null ? UNKNOWN : { kind: 'spot', spot };
}

function isConstruction(instr: Instr | undefined): boolean {
  return instr?.kind === 'call' && instr.style === 'new';
}

/** `'old ' + name` is longer than `name`, `id + 1` more than `id`. */
function extended(value: Value & { readonly kind: 'arithmetic' }, fn: IrFunction, names: Names): Key {
  if (value.operator !== '+') return UNKNOWN;
  const [added, base] = value.left.kind === 'literal' ? [value.left, value.right] : [value.right, value.left];
  if (added.kind !== 'literal' || !isSomething(added.value)) return UNKNOWN;
  const from = names.spotOf(base, fn.id);
  return from === null ? UNKNOWN : { kind: 'fresh', from };
}

function isSomething(added: unknown): boolean {
  return (typeof added === 'string' && added !== '') || (typeof added === 'number' && added > 0);
}

/** `` `old ${name}` `` */
function templated(node: Node, fn: IrFunction, names: Names): Key {
  if (node.type !== 'TemplateLiteral' || node.quasis.every(({ value }) => value.raw === '')) return UNKNOWN;
  const [inner, another] = node.expressions;
  if (inner?.type !== 'Identifier' || another !== undefined) return UNKNOWN;
  const from = names.spotOfIdentifier(inner, fn.id);
  return from === null ? UNKNOWN : { kind: 'fresh', from };
}

/** The spot of a key that is one. */
export function spotOfKey(key: Key): Spot | null {
  return key.kind === 'spot' ? key.spot : null;
}
