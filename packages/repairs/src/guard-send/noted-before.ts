// What a program notes because it is about to send: whom to tell of the answer, that it is busy, how many are on their way. Where the
// send is not made, nothing of that may stay behind.
import { isExecutor, type Node, type Source } from '@socket-safety/analysis';
import {
  isFunction,
  eachOfThisRun,
  eachWithin,
  findFunctionAround,
  memberName,
  siblingsOf,
} from '../syntax/tree.ts';
import type { Reference } from '../syntax/reference.ts';

/** Notes in front of a send, and everything between the first of them and the send. */
export interface Noted {
  readonly first: Node;
  /** One of them keeps a function that an answer calls. */
  readonly keepsCallback: boolean;
  /** They declare what is used behind the send as well. */
  readonly declares: boolean;
}

/** Finds what is noted in front of a send; null where nothing is, or where a check could not stand before it. */
export function notedBefore(statement: Node, last: Node, reference: Reference, source: Source): Noted | null {
  const siblings = siblingsOf(statement) ?? [];
  const callbacks = callbacksOf(statement);
  let first: Node | null = null;
  let keepsCallback = false;
  for (let at = siblings.indexOf(statement) - 1; at >= 0; at--) {
    const sibling = siblings[at];
    if (sibling === undefined || !isQuiet(sibling, reference, source)) break;
    const keeps = keepsOne(sibling, callbacks);
    if (!keeps && !isNote(sibling)) continue;
    first = sibling;
    keepsCallback ||= keeps;
  }
  if (first === null) return null;
  const between = siblings.slice(siblings.indexOf(first), siblings.indexOf(statement));
  const behind = siblings.slice(siblings.indexOf(last) + 1);
  return { first, keepsCallback, declares: isReadIn(behind, namesDeclaredBy(between)) };
}

/** Whether a socket is open does not change in it, nor which socket is meant. */
function isQuiet(statement: Node, reference: Reference, source: Source): boolean {
  if (statement.type !== 'ExpressionStatement' && statement.type !== 'VariableDeclaration') return false;
  const [root = ''] = reference.plain.split(/[.[]/);
  if (namesDeclaredBy([statement]).has(root)) return false;
  return [...eachOfThisRun(statement)].every((inner) => {
    switch (inner.type) {
      case 'AwaitExpression':
      case 'YieldExpression':
        return false;
      case 'AssignmentExpression':
        return !reference.plain.startsWith(source.text.slice(...inner.left.range));
      case 'CallExpression':
        return isQuietCall(inner.callee, reference, source);
      default:
        return true;
    }
  });
}

const LISTENS = /^(?:on|once|addListener|addEventListener|prependListener|prependOnceListener)$/;

/** A call that is no method of the program's own object, which may connect or close. */
function isQuietCall(callee: Node, reference: Reference, source: Source): boolean {
  if (callee.type === 'Identifier')
    return /^(?:set(?:Timeout|Interval)|clear(?:Timeout|Interval)|String|Number)$/.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const { object } = callee;
  if (object.type === 'ThisExpression' || object.type === 'Super') return false;
  const isSocket = source.text.slice(...object.range).replaceAll(/[!?]/g, '') === reference.plain;
  return !isSocket || LISTENS.test(memberName(callee) ?? '');
}

/** An executor's own functions, and what another function is handed to tell of its end. */
function callbacksOf(statement: Node): ReadonlySet<string> {
  const around = findFunctionAround(statement);
  if (around === null) return new Set();
  const names = around.params.flatMap((one) => (one.type === 'Identifier' ? one.name : []));
  return new Set(isExecutor(around) ? names : names.filter((name) => CALLBACK.test(name)));
}

const CALLBACK = /^(?:cb|done|next)$|callback$/i;

/** `pending.set(id, { resolve, reject });`, `this.resolve = resolve;`, `setTimeout(() => reject(late), 1000);` */
function keepsOne(statement: Node, callbacks: ReadonlySet<string>): boolean {
  const called = new Set(
    [...eachOfThisRun(statement)].map((inner) => (inner.type === 'CallExpression' ? inner.callee : null)),
  );
  return [...eachWithin(statement)].some(
    (inner) => inner.type === 'Identifier' && callbacks.has(inner.name) && !called.has(inner),
  );
}

const ON_ITS_WAY: ReadonlySet<string> = new Set([
  'awaiting',
  'busy',
  'locked',
  'outstanding',
  'pending',
  'unacked',
  'unanswered',
  'waiting',
]);

/** `this.inFlight++;`, `this.busy = true;` */
function isNote(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  if (expression.type === 'UpdateExpression')
    return expression.operator === '++' && isOnItsWay(expression.argument);
  if (expression.type !== 'AssignmentExpression') return false;
  const { operator, left, right } = expression;
  const isSet = operator === '=' && right.type === 'Literal' && right.value === true;
  return (isSet || operator === '+=') && isOnItsWay(left);
}

function isOnItsWay(target: Node): boolean {
  const name =
    target.type === 'MemberExpression'
      ? memberName(target)
      : target.type === 'Identifier'
        ? target.name
        : null;
  if (name === null) return false;
  const words = (name.match(/[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase());
  return /in_?flight/i.test(name) || words.some((word) => ON_ITS_WAY.has(word));
}

function namesDeclaredBy(statements: readonly Node[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((statement) =>
      statement.type === 'VariableDeclaration'
        ? statement.declarations.flatMap(({ id }) =>
            [...eachWithin(id, isFunction)].flatMap((one) => (one.type === 'Identifier' ? one.name : [])),
          )
        : [],
    ),
  );
}

function isReadIn(statements: readonly Node[], names: ReadonlySet<string>): boolean {
  return statements.some((statement) =>
    [...eachWithin(statement)].some((one) => one.type === 'Identifier' && names.has(one.name)),
  );
}
