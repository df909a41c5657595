// `if (socket.readyState !== 1) raise('not open');` — a call out of sight that may never come back, or that may mend the socket.
import type { TSESTree } from '@typescript-eslint/types';
import { callTarget } from '../flow/call-target.ts';
import type { Node } from '../ir/model.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import type { FormContext } from './form.ts';

/** Methods of objects out of sight that end what runs: `context.throw(503)`, `test.fail()`. */
const ENDS = /^(?:throw|fail|raise|exit|abort|die|panic|bail|assert|invariant|skip)/i;

/**
 * Tells whether a call may leave by throwing, or put things right, where its body is out of sight.
 *
 * | callee                          | may it                                             |
 * | ------------------------------- | -------------------------------------------------- |
 * | a function of the file          | no: what it does is known                          |
 * | imported, required              | yes                                                |
 * | a parameter, a global           | no: a callback reports, `alert()` comes back       |
 * | `this.method()`, inherited      | yes                                                |
 * | `log.warn()`                    | only by its name                                   |
 */
export function mayNotReturn(call: TSESTree.CallExpression, context: FormContext): boolean {
  const callee = unwrap(call.callee);
  if (isKnown(call, context)) return false;
  if (callee.type === 'MemberExpression') {
    const receiver = unwrap(callee.object);
    const isOwn = receiver.type === 'ThisExpression' || receiver.type === 'Super';
    return isOwn || ENDS.test(memberName(callee) ?? '');
  }
  if (callee.type !== 'Identifier') return true;
  const variable = context.identification.module.variableOf(callee);
  const kind = variable?.declaration.defs[0]?.type as string | undefined;
  return kind === 'ImportBinding' || kind === 'Variable' || ENDS.test(callee.name);
}

function isKnown(call: Node, { lowered, identification }: FormContext): boolean {
  const found = lowered(call);
  const instr = found?.value.kind === 'result' ? found.guard.instrs.get(found.value.of) : undefined;
  if (found === null || instr?.kind !== 'call') return false;
  return callTarget(instr, identification, found.guard.summaries) !== null;
}
