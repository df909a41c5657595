// Results that another block reads than the one that made them: `a ?? await b` hands its left side on. All others are forgotten at
// the end of their block.
import type { Block, InstrId, IrFunction, Place, Value } from '../ir/model.ts';
import { eachOperand, eachSubvalue, placeOfInstr, terminalValue } from '../ir/visit.ts';

/** Finds the results that outlive their block. */
export function lateResults({ blocks, loops }: IrFunction): ReadonlySet<InstrId> {
  // What a loop walks is made before it and read in each round.
  const late = new Set<InstrId>();
  for (const { collection } of loops)
    if (collection !== null) for (const result of resultsIn(collection)) late.add(result);
  for (const block of blocks) {
    const made = new Set(block.instrs.map(({ id }) => id));
    for (const result of resultsRead(block)) if (!made.has(result)) late.add(result);
  }
  return late;
}

function* resultsRead({ instrs, terminal }: Block): Generator<InstrId> {
  for (const instr of instrs) {
    for (const operand of eachOperand(instr)) yield* resultsIn(operand);
    yield* resultAt(placeOfInstr(instr));
  }
  const last = terminalValue(terminal);
  if (last !== null) yield* resultsIn(last);
}

function* resultsIn(value: Value): Generator<InstrId> {
  for (const inner of eachSubvalue(value)) {
    if (inner.kind === 'result') yield inner.of;
    if (inner.kind === 'place') yield* resultAt(inner.place);
  }
}

function* resultAt(place: Place | null): Generator<InstrId> {
  if (place?.root.kind === 'result') yield place.root.of;
}
