// The words that messages share: what a call is called, where something happened, and what a library then does.
import {
  canBe,
  meet,
  printStates,
  statesOf,
  type Hazard,
  type Node,
  type Reason,
  type SendSite,
} from '@socket-safety/analysis';
import type { Outcome, SocketRow } from '@socket-safety/libraries';

const LONGEST_CALLEE = 40;

/** Prints a call as written, without its arguments: `this.socket.send(…)`. */
export function printCall(call: Node, text: string): string {
  if (call.type !== 'CallExpression') return firstLine(text.slice(...call.range));
  const callee = text.slice(...call.callee.range).replace(/\s+/g, '');
  const short = callee.length <= LONGEST_CALLEE ? callee : `…${callee.slice(callee.lastIndexOf('.'))}`;
  return `${short}(${call.arguments.length === 0 ? '' : '…'})`;
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= LONGEST_CALLEE ? line : `${line.slice(0, LONGEST_CALLEE)}…`;
}

/** Prints the line that a node starts on. */
export function lineOf(node: Node): string {
  return String(node.loc.start.line);
}

/** Tells whether every path agrees that the socket is not open. */
export function isSure(hazard: Hazard): boolean {
  return !canBe(hazard.states, 'open');
}

/** Prints the states that make a send a hazard: `closing or closed`. */
export function printHazardStates(hazard: Hazard): string {
  return printStates(meet(hazard.states, statesOf('connecting', 'closing', 'closed')));
}

/**
 * Says what the library does with a send in the states that are possible and not open:
 * `` `ws` then throws or loses the message silently ``.
 */
export function printOutcomes(send: SendSite, hazard: Hazard): string {
  const phrases = new Set<string>();
  for (const outcome of hazard.outcomes) {
    const phrase = phraseFor(outcome, send);
    if (phrase !== null) phrases.add(phrase);
  }
  const told = [...phrases].join(' or ') || 'cannot send';
  return `\`${send.socket.library.name}\` then ${told}`;
}

function phraseFor(outcome: Outcome, send: SendSite): string | null {
  switch (outcome) {
    case 'ok':
      return null;
    case 'throws':
      return 'throws';
    case 'error-event':
      return endsProcess(send.socket.row)
        ? 'emits an `error` that is fatal if unheard'
        : 'emits an `error` event';
    case 'callback':
      return phraseForCallback(send);
    case 'rejects':
      return 'returns a promise that rejects';
    case 'status':
      return 'tells only by its return value';
    case 'drops':
      return 'loses the message silently';
    case 'buffers':
      return 'keeps the message back';
    default:
      return assertNever(outcome);
  }
}

/** Whether somebody is told depends on whether this call passes a callback. */
function phraseForCallback(send: SendSite): string {
  const last = send.node.arguments.at(-1);
  if (last?.type === 'ArrowFunctionExpression' || last?.type === 'FunctionExpression')
    return 'tells only the callback';
  const mayBeCallback =
    send.node.arguments.length > 1 && (last?.type === 'Identifier' || last?.type === 'MemberExpression');
  return mayBeCallback ? 'tells at most the callback' : 'loses the message silently';
}

function endsProcess(row: SocketRow): boolean {
  return Object.values(row.events).some(
    (event) => event.role === 'error' && event.unheard === 'ends-process',
  );
}

/** Says where the error path of a send begins: `the catch clause on line 9`. */
export function printErrorPath(handler: Node): string {
  return `${nameOfErrorPath(handler)} on line ${lineOf(handler)}`;
}

function nameOfErrorPath(handler: Node): string {
  if (handler.type === 'CatchClause') return 'the catch clause';
  if (handler.type === 'BlockStatement' || handler.type === 'TryStatement') return 'the finally block';
  const callee = handler.type === 'CallExpression' ? handler.callee : null;
  const method =
    callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return ['catch', 'then', 'finally'].includes(method) ? 'the rejection callback' : 'the error handler';
}

/** Names what lets outside events in: `` the `await` on line 6 ``. */
export function printSuspension(node: Node): string {
  return `${nameOfSuspension(node)} on line ${lineOf(node)}`;
}

function nameOfSuspension(node: Node): string {
  switch (node.type) {
    case 'AwaitExpression':
      return 'the `await`';
    case 'ForOfStatement':
      return 'the `for await`';
    case 'YieldExpression':
      return 'the `yield`';
    default:
      return 'the later callback';
  }
}

/** Returns the first reason of one of these kinds, or null. */
export function findReason<Kind extends Reason['kind']>(
  hazard: Hazard,
  ...kinds: readonly Kind[]
): Reason | null {
  return hazard.because.find((reason) => (kinds as readonly string[]).includes(reason.kind)) ?? null;
}

function assertNever(value: never): never {
  throw new Error(`Unknown outcome ${String(value)}`);
}
