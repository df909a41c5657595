// Functions of the file among values.
import type { FunctionHeader, Value } from '../ir/model.ts';
import type { TransferContext } from './context.ts';

/** The function of this file that a value is. */
export function functionOf(value: Value, { identification }: TransferContext): FunctionHeader | null {
  if (value.kind === 'function') return identification.module.functions[value.function] ?? null;
  if (value.kind === 'place' || value.kind === 'result') return identification.functionNamed(value.node);
  return null;
}

/** Functions inside a value: `{ onData: (text) => … }`, `ready ? handler : null`. */
export function* functionsIn(value: Value, context: TransferContext, depth = 0): Generator<FunctionHeader> {
  if (depth > 8) return;
  switch (value.kind) {
    case 'function':
    case 'place': {
      const header = functionOf(value, context);
      if (header !== null) yield header;
      return;
    }
    case 'record':
      for (const entry of value.entries) yield* functionsIn(entry.value, context, depth + 1);
      return;
    case 'list':
      for (const element of value.elements) yield* functionsIn(element.value, context, depth + 1);
      return;
    case 'logical':
      yield* functionsIn(value.left, context, depth + 1);
      yield* functionsIn(value.right, context, depth + 1);
      return;
    case 'conditional':
      yield* functionsIn(value.then, context, depth + 1);
      yield* functionsIn(value.otherwise, context, depth + 1);
      return;
  }
}
