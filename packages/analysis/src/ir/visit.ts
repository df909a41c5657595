// Walkers over the IR. All are generators, and all keep their own stack: values and graphs may be deeper than the call stack.
import type { Block, BlockId, Callee, Instr, IrFunction, Place, Terminal, Value } from './model.ts';

/** Walks the instructions of a function, block by block in reverse postorder. */
export function* eachInstr(fn: IrFunction): Generator<Instr> {
  for (const block of fn.blocks) yield* block.instrs;
}

/** Walks the blocks that control may pass to: the targets of the terminal, then the handler. */
export function* eachSuccessor(block: Pick<Block, 'terminal' | 'handler'>): Generator<BlockId> {
  const { terminal, handler } = block;
  switch (terminal.kind) {
    case 'goto':
      yield terminal.to;
      break;
    case 'choose':
      yield* terminal.to;
      break;
    case 'return':
    case 'throw':
    case 'end':
    case 'rethrow':
      break;
    default:
      terminal satisfies never;
  }
  if (handler !== null) yield handler;
}

/** Walks the values that an instruction reads, in evaluation order. The place that it writes is no operand. */
export function* eachOperand(instr: Instr): Generator<Value> {
  switch (instr.kind) {
    case 'assign':
    case 'await':
    case 'yield':
    case 'assume-nullish':
      yield instr.value;
      return;
    case 'call':
      yield calleeValue(instr.callee);
      for (const argument of instr.arguments) yield argument.value;
      return;
    case 'assume':
      yield instr.test;
      return;
    case 'next':
    case 'delete':
    case 'dispose':
    case 'catch':
    case 'unsupported':
      return;
    default:
      instr satisfies never;
  }
}

/** The place that an instruction writes, or null. */
export function placeOfInstr(instr: Instr): Place | null {
  return instr.kind === 'assign' || instr.kind === 'delete' || instr.kind === 'dispose' ? instr.target : null;
}

/** The value that a `return` or `throw` hands out, or null. */
export function terminalValue(terminal: Terminal): Value | null {
  return terminal.kind === 'return' || terminal.kind === 'throw' ? terminal.value : null;
}

function calleeValue(callee: Callee): Value {
  return callee.kind === 'method' ? callee.receiver : callee.value;
}

/** Walks a value and all values within it, outermost first and from left to right. */
export function* eachSubvalue(value: Value): Generator<Value> {
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    const parts = partsOf(next);
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (part !== undefined) pending.push(part);
    }
  }
}

/** The values directly within a value, from left to right. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'not':
    case 'typeof':
      return [value.operand];
    case 'compare':
    case 'logical':
    case 'arithmetic':
      return [value.left, value.right];
    case 'conditional':
      return [value.test, value.then, value.otherwise];
    case 'list':
      return value.elements.map((element) => element.value);
    case 'record':
      return value.entries.map((entry) => entry.value);
    case 'literal':
    case 'place':
    case 'result':
    case 'function':
    case 'class':
    case 'opaque':
      return [];
    default:
      value satisfies never;
      return [];
  }
}

/**
 * Orders the blocks reachable from `entry` in reverse postorder. Of several successors the first comes first, so that the text
 * of the IR follows the text of the source.
 */
export function reversePostorder<Id>(entry: Id, successorsOf: (id: Id) => Iterable<Id>): Id[] {
  const order: Id[] = [];
  const seen = new Set([entry]);
  const open = [{ id: entry, left: [...successorsOf(entry)] }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.left.pop();
    if (next === undefined) {
      order.push(top.id);
      open.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      open.push({ id: next, left: [...successorsOf(next)] });
    }
  }
  return order.reverse();
}
