// Which sends of a promise's executor reject the promise: `socket.send(text, (error) => (error ? reject(error) : resolve()))`.
import type { FunctionHeader } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { namesPromise } from '../sockets/promise-class.ts';
import { readSocketCall } from './send.ts';
import { parameterVariable } from './awaited-open.ts';
import type { CallInstr } from './call-target.ts';
import { FIELD, rootCell, type Cell } from './state.ts';
import type { RejectingSend } from './summary.ts';

/** Lists the sends of an executor whose callback rejects, as cells of the executor. */
export function rejectingSends(executor: FunctionHeader, identification: Identification): RejectingSend[] {
  const body = identification.module.body(executor.id);
  const reject = parameterVariable(body, 1);
  if (reject === null) return [];
  const found: RejectingSend[] = [];
  for (const instr of body.instrs.values()) {
    if (instr.kind !== 'call') continue;
    const socketCall = readSocketCall(instr, identification);
    if (socketCall?.row?.role !== 'send' || socketCall.row.callback === undefined) continue;
    if (socketCall.receiver.kind !== 'place' || !callbackCalls(instr, reject, identification)) continue;
    const { place } = socketCall.receiver;
    found.push({
      cell: [rootCell(place), ...place.path].join(FIELD),
      type: socketCall.type,
      method: socketCall.row,
      name: socketCall.name,
    });
  }
  return found;
}

/** The last argument is `reject`, or a function that calls or passes it. */
function callbackCalls(instr: CallInstr, reject: Cell, identification: Identification): boolean {
  const callback = instr.arguments.at(-1)?.value;
  if (callback === undefined) return false;
  if (callback.kind === 'place' && callback.place.path.length === 0)
    return rootCell(callback.place) === reject;
  const header =
    callback.kind === 'function'
      ? identification.module.functions[callback.function]
      : identification.functionNamed(callback.node);
  if (header === undefined || header === null) return false;
  for (const inner of identification.module.body(header.id).instrs.values()) {
    if (inner.kind !== 'call') continue;
    const called = inner.callee.kind === 'value' ? inner.callee.value : null;
    if (called?.kind === 'place' && called.place.path.length === 0 && rootCell(called.place) === reject)
      return true;
  }
  return false;
}

/**
 * Finds the sends that are judged where their function is called: inside an executor whose promise a named function hands out.
 * In an anonymous function nobody else can be asked, so there the send is judged where it stands.
 */
export function findWrapped(identification: Identification): ReadonlySet<unknown> {
  const wrapped = new Set<unknown>();
  const { module } = identification;
  for (const header of module.functions) {
    const executor = header.node;
    const creation = executor.parent;
    if (creation?.type !== 'NewExpression' || creation.arguments[0] !== executor) continue;
    if (creation.callee.type !== 'Identifier' || !namesPromise(creation.callee.name)) continue;
    const maker = header.parent === null ? undefined : module.functions[header.parent];
    if (maker === undefined || maker.kind === 'module' || maker.name === null) continue;
    if (rejectingSends(header, identification).length === 0) continue;
    for (const instr of module.body(header.id).instrs.values())
      if (instr.kind === 'call' && readSocketCall(instr, identification)?.row?.role === 'send')
        wrapped.add(instr.node);
  }
  return wrapped;
}
