// `socket.on('data', makeHandler(socket))`: the listener is what a function of the file returns, and its captured parameters are
// what that function was called with.
import type { FunctionHeader, Value } from '../ir/model.ts';
import { isFunction, unwrap } from '../sockets/tree.ts';
import { callTarget, fromCallee } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { cellOf, cloneState, isForeign, type FlowState } from './state.ts';

/** A function that a call made, with the caller's knowledge under the names that it captured. */
export interface Made {
  readonly header: FunctionHeader;
  readonly state: FlowState;
}

/** Finds the function that a value is made as; null where it is no result of such a factory. */
export function madeFunction(value: Value, state: FlowState, context: TransferContext): Made | null {
  const result = value.kind === 'place' ? state.bound.get(cellOf(state, value.place))?.value : value;
  const instr = result?.kind === 'result' ? context.fn.instrs.get(result.of) : undefined;
  if (instr?.kind !== 'call') return null;
  const { identification, summaries } = context;
  const target = callTarget(instr, identification, summaries);
  if (target === null || target.header === null || target.summary.isAsync) return null;
  const [returned, ...others] = identification.syntax.returns(target.header.node);
  const made = returned === undefined || others.length > 0 ? null : unwrap(returned);
  const header = isFunction(made) ? identification.module.functionOf(made) : null;
  if (header === null) return null;
  const within = cloneState(state);
  for (const [cell, object] of target.summary.exit?.cells ?? []) {
    const mine = isForeign(object) ? null : fromCallee(object, instr, target, state);
    if (mine !== null && /^v\d+$/.test(cell)) within.cells.set(cell, mine);
  }
  return { header, state: within };
}
