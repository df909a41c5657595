// The words that messages share: what a call is called, and where something happened.
import type { Hazard, Node, Reason, SocketSight } from '@socket-safety/analysis';

const LONGEST_CALLEE = 40;
const LONGEST_EXPRESSION = 60;

/** Prints a call as written, without its arguments: `this.socket.send(…)`, `new WebSocket(…)`. */
export function printCall(call: Node, text: string): string {
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression')
    return firstLine(text.slice(...call.range));
  const callee = text
    .slice(...call.callee.range)
    .replace(/\s+/g, ' ')
    .replace(/ ?(\?\.|\.) ?/g, '$1');
  const short = callee.length <= LONGEST_CALLEE ? callee : `…${callee.slice(callee.lastIndexOf('.'))}`;
  const made = `${short}(${call.arguments.length === 0 ? '' : '…'})`;
  return call.type === 'NewExpression' ? `new ${made}` : made;
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= LONGEST_CALLEE ? line : `${line.slice(0, LONGEST_CALLEE)}…`;
}

/** Prints an expression as written, on one line: `socket.readyState`. */
export function printExpression(node: Node, text: string): string {
  const line = text.slice(...node.range).replace(/\s+/g, ' ');
  return line.length <= LONGEST_EXPRESSION ? line : `${line.slice(0, LONGEST_EXPRESSION)}…`;
}

/** Prints what a socket is called: `socket`, or the call that makes it, without what it is given where that is long. */
export function nameOf({ node, text: written }: SocketSight, text: string): string {
  if (node.type === 'Identifier') return written;
  const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
  return isCall && node.range[1] - node.range[0] > LONGEST_EXPRESSION
    ? printCall(node, text)
    : printExpression(node, text);
}

/** Prints the line that a node starts on. */
export function lineOf(node: Node): string {
  return String(node.loc.start.line);
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

/** Says when outside events come in: `` during the `await` on line 6 ``, `before the callback on line 3 runs`. */
export function printInterval(node: Node): string {
  const word = nameOfSuspension(node);
  return word === null
    ? `before the callback on line ${lineOf(node)} runs`
    : `during the ${word} on line ${lineOf(node)}`;
}

/** Says where code stands that outside events came before: `` after the `await` on line 6 ``, `in the callback on line 3`. */
export function printSuspension(node: Node): string {
  const word = nameOfSuspension(node);
  return word === null
    ? `in the callback on line ${lineOf(node)}`
    : `after the ${word} on line ${lineOf(node)}`;
}

function nameOfSuspension(node: Node): string | null {
  switch (node.type) {
    case 'AwaitExpression':
      return '`await`';
    case 'ForOfStatement':
      return '`for await`';
    case 'YieldExpression':
      return '`yield`';
    default:
      return null;
  }
}

/** Returns the first reason of one of these kinds, or null. */
export function findReason<Kind extends Reason['kind']>(
  hazard: Hazard,
  ...kinds: readonly Kind[]
): Reason | null {
  return hazard.because.find((reason) => (kinds as readonly string[]).includes(reason.kind)) ?? null;
}
