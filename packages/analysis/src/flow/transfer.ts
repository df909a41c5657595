// What one instruction does to what is known.
import type { Block, Instr } from '../ir/model.ts';
import { guardContext, type TransferContext } from './context.ts';
import { assume } from './assume.ts';
import { bind } from './bound.ts';
import { forgetKeyed } from './keyed-cells.ts';
import { cellOf, cloneState, NOTHING, noteStaleCheck, objectIn, type FlowState } from './state.ts';
import { nextItem } from './elements.ts';
import { objectOf, produce } from './objects.ts';
import { forgetTested } from './tested.ts';
import { suspend } from './suspend.ts';
import { awaitValue } from './await.ts';
import { call } from './call.ts';
import { functionsIn } from './function-values.ts';
import { isTable } from '../sockets/tables.ts';
import { definesMethod, isAddedByName, isListenerProperty } from './listeners.ts';

/** Applies an instruction to `state`, in place. */
export function transfer(instr: Instr, block: Block, state: FlowState, context: TransferContext): void {
  switch (instr.kind) {
    case 'assign':
      assign(instr, state, context);
      return;
    case 'call':
      call(instr, block, state, context);
      return;
    case 'await':
      awaitValue(instr, state, context);
      return;
    case 'yield':
      suspend(state, instr.node, context);
      produce(instr, state, context);
      return;
    case 'assume':
      assume(instr.test, instr.holds, guardContext(state, context));
      return;
    case 'assume-nullish':
      // What is nullish is falsy; what is not, is taken to be truthy, as sockets are.
      assume(instr.value, !instr.holds, guardContext(state, context));
      return;
    case 'next':
      nextItem(instr, state, context);
      return;
    case 'catch':
      produce(instr, state, context);
      return;
    case 'delete':
      state.cells.set(cellOf(state, instr.target), `d${instr.id}@`);
      state.held.set(`d${instr.id}@`, NOTHING);
      return;
    case 'dispose':
      return;
    case 'unsupported':
      suspend(state, instr.node, context);
      return;
  }
}

function assign(instr: Extract<Instr, { kind: 'assign' }>, state: FlowState, context: TransferContext): void {
  const { target, value } = instr;
  if (isListenerProperty(instr, state, context)) return;
  const cell = cellOf(state, target);
  const before = instr.declares ? null : state.held.get(objectIn(state, cell));
  const object = objectOf(value, instr, state, context);
  state.cells.set(cell, object);
  forgetTested(cell, state);
  if (target.root.kind === 'variable' && target.path.length === 0)
    forgetKeyed(target.root.variable.name, state, context.fn);
  // The check was of the socket that was here before.
  if (before?.check?.stale === null)
    noteStaleCheck(state, object, before.check.node, { kind: 'reassigned', node: instr.node });
  bind(cell, value, state, context.fn.instrs);
  // A function that a local names runs where the name is used.
  const isMember = context.fn.kind === 'field';
  if ((target.path.length === 0 || isMember) && (value.kind === 'function' || value.kind === 'place')) return;
  if (instr.node.type === 'AssignmentExpression' && isAddedByName(instr.node.left, context)) return;
  // What is looked up runs where the table is asked for it.
  if (value.kind === 'record' && isTable(value.node, context.identification)) return;
  for (const header of functionsIn(value, context)) {
    if (definesMethod(instr, header)) continue;
    context.recorder?.entry(
      header,
      { kind: 'later', node: instr.node, onError: false, opens: [] },
      cloneState(state),
    );
  }
}
