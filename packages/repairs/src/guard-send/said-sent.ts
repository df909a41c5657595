// What right behind a send says that it was made: a count, a flag, a line of a log. It is so only where the send is.
import type { Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachWithin, findAround, isFunction, memberName, outerOf, siblingsOf } from '../syntax/tree.ts';

/** Lists the statements right behind a send that speak of it. */
export function saidBehind(statement: Node, call: Node): readonly Node[] {
  const siblings = siblingsOf(statement) ?? [];
  const behind = siblings.slice(siblings.indexOf(statement) + 1);
  const end = behind.findIndex((one) => !saysSent(one, call));
  return behind.slice(0, end === -1 ? behind.length : end);
}

function saysSent(statement: Node, call: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  switch (expression.type) {
    case 'UpdateExpression':
      return isNamedSent(expression.argument) || countsMember(statement, call);
    case 'AssignmentExpression':
      return (
        isNamedSent(expression.left) ||
        isNamedSent(expression.right) ||
        (expression.operator === '+=' && isLengthOfSent(expression.right, call)) ||
        countsMember(statement, call)
      );
    case 'CallExpression':
      return expression.arguments.some(speaksOfSending) || countsMember(statement, call);
    default:
      return false;
  }
}

/** `sent`, `stats.messagesSent`, `delivered.count` */
function isNamedSent(target: Node): boolean {
  if (target.type === 'Identifier') return wordsOf(target.name).some((word) => SENT.has(word));
  if (target.type !== 'MemberExpression') return false;
  return wordsOf(memberName(target) ?? '').some((word) => SENT.has(word)) || isNamedSent(target.object);
}

const SENT: ReadonlySet<string> = new Set([
  'delivered',
  'notified',
  'published',
  'reached',
  'sent',
  'told',
  'transmitted',
  'written',
  'wrote',
]);

/** `messages`, `sent` of `messagesSent` */
function wordsOf(name: string): readonly string[] {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}

/** `bytes += chunk.byteLength`, of what was sent. */
function isLengthOfSent(length: Node, call: Node): boolean {
  if (length.type !== 'MemberExpression' || length.object.type !== 'Identifier') return false;
  const { name } = length.object;
  const sent = call.type === 'CallExpression' ? call.arguments : [];
  return (
    ['byteLength', 'length', 'size'].includes(memberName(length) ?? '') &&
    sent.some((argument) => argument.type === 'Identifier' && argument.name === name)
  );
}

const DONE = /(?:\b|_)(?:sent|wrote|written|delivered)(?:\b|_)/i;

/** `log.debug('Sent the greeting')`, `this.setState(State.SentGreeting)` */
function speaksOfSending(argument: Node): boolean {
  if (argument.type === 'MemberExpression') return isNamedSent(argument);
  if (argument.type === 'TemplateLiteral') return argument.quasis.some(({ value }) => DONE.test(value.raw));
  return argument.type === 'Literal' && typeof argument.value === 'string' && DONE.test(argument.value);
}

/** `for (const client of clients) { client.send(text); count++; }` */
function countsMember(note: Node, call: Node): boolean {
  return isCount(note) && isAboutMember(call) && !isIndex(note, call);
}

/** Tells whether a statement only notes a success: `sent++`, `sent += 1`, `reached = true`, `reached.push(name)`. */
export function isCount(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  if (expression.type === 'UpdateExpression') return true;
  if (expression.type === 'AssignmentExpression') return expression.right.type === 'Literal';
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression') return false;
  return (
    ['push', 'add'].includes(memberName(expression.callee) ?? '') &&
    expression.arguments.every(({ type }) => type === 'Identifier' || type === 'MemberExpression')
  );
}

/** Tells whether a send in a walk is about the member that the walk has come to. */
export function isAboutMember(call: Node): boolean {
  const walk = walkAround(call);
  if (walk === null || call.type !== 'CallExpression') return false;
  const names = new Set(
    walk.members.flatMap((member) =>
      [...eachWithin(member)].flatMap((one) => (one.type === 'Identifier' ? one.name : [])),
    ),
  );
  const { callee } = call;
  const about = [...call.arguments, ...(callee.type === 'MemberExpression' ? [callee.object] : [])];
  return about.some((part) =>
    [...eachWithin(part)].some((one) => one.type === 'Identifier' && names.has(one.name)),
  );
}

/** Tells whether what is counted is read elsewhere in the walk: an index, which goes on for everybody. */
export function isIndex(note: Node, call: Node): boolean {
  const expression = note.type === 'ExpressionStatement' ? note.expression : note;
  if (expression.type === 'AssignmentExpression' && !/^[+-]=$/.test(expression.operator)) return true;
  const counted =
    expression.type === 'UpdateExpression'
      ? expression.argument
      : expression.type === 'AssignmentExpression'
        ? expression.left
        : null;
  const walk = walkAround(call);
  if (counted?.type !== 'Identifier' || walk === null) return false;
  const uses = [...eachWithin(walk.walk)].filter(
    (one) => one.type === 'Identifier' && one.name === counted.name,
  );
  return uses.length > 1;
}

interface Walk {
  readonly walk: Node;
  /** Where it names the member. */
  readonly members: readonly Node[];
}

/** `for (const seat of seats) …`, `seats.forEach((seat) => …)` */
function walkAround(call: Node): Walk | null {
  const walk = findAround(call, (outer) => isFunction(outer) || outer.type === 'ForOfStatement');
  if (walk?.type === 'ForOfStatement') return { walk, members: [walk.left] };
  if (walk === null || !isFunction(walk)) return null;
  const method = outerOf(walk);
  const isWalk =
    method?.type === 'CallExpression' &&
    method.callee.type === 'MemberExpression' &&
    memberName(method.callee) === 'forEach';
  const members: readonly TSESTree.Parameter[] = walk.params.slice(0, 2);
  return isWalk ? { walk: method, members } : null;
}
