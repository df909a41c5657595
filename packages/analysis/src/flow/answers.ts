// What a function answers when it is asked for more than yes or no: `return 'open'`, `return socket.readyState`.
import type { SocketRow } from '@socket-safety/libraries';
import { initialValue } from '../checks/atoms.ts';
import { plainValue, textOf } from '../guards/flag.ts';
import type { GuardContext } from '../guards/guard.ts';
import { proofOf, readState } from '../guards/ready-state.ts';
import type { Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { familyStates, ownValue, valuesWhile } from '../sockets/library-index.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { listStates } from '../states.ts';
import { boundTo, isFromBeforeClose } from './bound.ts';
import { cloneState, restrict, type FlowState } from './state.ts';

/** Tells whether a value that is returned is a word, a number, a constant or a state; what is only true or false is asked as such. */
export function givesAnswer(value: Value, identification: Identification): boolean {
  if (value.kind === 'conditional')
    return givesAnswer(value.then, identification) || givesAnswer(value.otherwise, identification);
  if (value.kind === 'logical') return value.operator === '??' && givesAnswer(value.left, identification);
  const answer = plainValue(value);
  if (answer !== null && !PLAIN_TRUTHS.has(answer.text)) return true;
  return value.kind === 'place' && readsState(unwrap(value.node), identification);
}

/** `socket.readyState`, or a name that was declared as that. */
function readsState(node: Node, { module, typeOf }: Identification): boolean {
  const init = node.type === 'Identifier' ? initialValue(node, module) : null;
  const read = init === null ? node : unwrap(init);
  if (read.type !== 'MemberExpression') return false;
  const row = socketOf(typeOf(read.object))?.row;
  return row !== undefined && ownValue(row.properties, memberName(read) ?? '') !== undefined;
}

const PLAIN_TRUTHS = new Set(['true', 'false', 'null', 'undefined']);

/** The state of a socket as an answer: what is known where it is given, by each value that the state has. */
interface StateAnswers {
  readonly row: SocketRow;
  readonly exits: readonly (readonly [answer: string, known: FlowState])[];
}

/** Takes `return socket.readyState` apart into an answer for each state; null for another value, and for one that is out of date. */
export function stateAnswers(value: Value, context: GuardContext): StateAnswers | null {
  const { state } = context;
  const bound = boundTo(value, state);
  if (bound?.stale != null) return null;
  const read = readState(bound?.value ?? value, context);
  if (read === null || isFromBeforeClose(bound, read.object, state)) return null;
  const { row } = read.type;
  const answers = new Set(
    listStates(familyStates(row)).flatMap((one) => valuesWhile(one, read.property, row) ?? []),
  );
  const exits = [...answers].map((answer) => {
    const known = cloneState(state);
    restrict(known, read.object, proofOf(read, (one) => one === answer).whenTrue, value.node);
    return [textOf(answer), known] as const;
  });
  return { row, exits };
}
