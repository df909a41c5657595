// What a local was bound to: `const state = socket.readyState`, for the tests that ask the local.
import type { Value } from '../ir/model.ts';
import { cellOf, type Bound, type FlowState } from './state.ts';

/** Returns what a name stands for, and since when it may be out of date; null for any other value, and where it is not known. */
export function boundTo(value: Value, state: FlowState): Bound | null {
  return value.kind === 'place' ? (state.bound.get(cellOf(state, value.place)) ?? null) : null;
}
