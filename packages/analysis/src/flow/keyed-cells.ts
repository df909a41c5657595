// `peers[id]` and `peers.get(id)` are cells named by the text of their key. When a variable of that key gets another value, the
// name means another entry, and what was known under it is forgotten.
import type { IrFunction } from '../ir/model.ts';
import { eachOperand, eachSubvalue } from '../ir/visit.ts';
import { FIELD, type FlowState } from './state.ts';

const WORD = /[\w$]+/g;
const keyNames = new WeakMap<IrFunction, ReadonlySet<string>>();

/** Forgets every entry whose key mentions a variable of this name. */
export function forgetKeyed(name: string, state: FlowState, fn: IrFunction): void {
  if (!namesInKeys(fn).has(name)) return;
  for (const cell of [...state.cells.keys()]) if (mentions(cell, name)) state.cells.delete(cell);
  for (const object of [...state.held.keys()]) if (mentions(object, name)) state.held.delete(object);
}

function mentions(cell: string, name: string): boolean {
  return cell.split(FIELD).some((segment) => segment.startsWith('[') && wordsOf(segment).includes(name));
}

function wordsOf(segment: string): readonly string[] {
  return segment.match(WORD) ?? [];
}

/** The words of all computed keys of a function. */
function namesInKeys(fn: IrFunction): ReadonlySet<string> {
  const known = keyNames.get(fn);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const read = (path: readonly string[]) => {
    for (const segment of path)
      if (segment.startsWith('[')) for (const word of wordsOf(segment)) names.add(word);
  };
  for (const instr of fn.instrs.values()) {
    if (instr.kind === 'assign' || instr.kind === 'delete') read(instr.target.path);
    for (const operand of eachOperand(instr))
      for (const value of eachSubvalue(operand)) if (value.kind === 'place') read(value.place.path);
  }
  keyNames.set(fn, names);
  return names;
}
