// What kind of collection a value is made as: `[]`, `new Set()`.
import type { Instr, IrFunction, Value } from '../ir/model.ts';
import type { CollectionKind } from '../sockets/types.ts';

const CLASSES: ReadonlyMap<string, CollectionKind> = new Map([
  ['Array', 'array'],
  ['Set', 'set'],
  ['Map', 'map'],
]);

/** Returns the kind of a value that is made on the spot; null for one that comes from elsewhere. */
export function kindMade(value: Value, { instrs }: IrFunction): CollectionKind | null {
  if (value.kind === 'list') return 'array';
  const made = value.kind === 'result' ? instrs.get(value.of) : undefined;
  return made?.kind === 'call' ? kindOfCall(made) : null;
}

function kindOfCall({ callee, style }: Instr & { readonly kind: 'call' }): CollectionKind | null {
  if (callee.kind === 'value') return style === 'new' ? (CLASSES.get(globalIn(callee.value)) ?? null) : null;
  const isArray = callee.name === 'from' || callee.name === 'of';
  if (isArray && globalIn(callee.receiver) === 'Array') return 'array';
  const isView = callee.name === 'keys' || callee.name === 'values' || callee.name === 'entries';
  return isView && globalIn(callee.receiver) === 'Object' ? 'array' : null;
}

function globalIn(value: Value): string {
  if (value.kind !== 'place' || value.place.path.length > 0) return '';
  return value.place.root.kind === 'global' ? value.place.root.name : '';
}
