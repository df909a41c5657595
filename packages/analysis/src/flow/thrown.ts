// What a function has done where it throws: its handler sees that, though the call never came back.
import type { Instr } from '../ir/model.ts';
import { applyExit } from './apply-summary.ts';
import { callTarget, type CallInstr } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { cloneState, type FlowState } from './state.ts';
import { suspend } from './suspend.ts';

/** Returns what is known where the function throws that an instruction runs or waits for; null where none is known to throw. */
export function afterThrow(instr: Instr, before: FlowState, context: TransferContext): FlowState | null {
  const call = throwingCall(instr, context);
  const target = call === null ? null : callTarget(call, context.identification, context.summaries);
  if (call === null || target === null || target.summary.thrown === null) return null;
  // The promise of an async function throws where it is waited for.
  if (target.summary.isAsync !== (instr.kind === 'await')) return null;
  const state = cloneState(before);
  if (target.summary.suspends) suspend(state, instr.node, context);
  applyExit(target.summary.thrown, call, target, state);
  return state;
}

function throwingCall(instr: Instr, { fn }: TransferContext): CallInstr | null {
  if (instr.kind === 'call') return instr;
  if (instr.kind !== 'await' || instr.value.kind !== 'result') return null;
  const awaited = fn.instrs.get(instr.value.of);
  return awaited?.kind === 'call' ? awaited : null;
}
