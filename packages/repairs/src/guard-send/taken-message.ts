// A message that a loop takes from its queue to send it: where the socket is not open, the loop ends and the message stays.
import type { Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { RepairContext } from '../repair.ts';
import { readReference } from '../syntax/reference.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachOfThisRun, memberName, namesWithin, siblingsOf } from '../syntax/tree.ts';

/** `const text = queue.shift();` in front of the send of `text`. */
export interface TakenMessage {
  readonly statement: Node;
  /** The loop waits between it and the send, so that it has to be put back: `queue.unshift(text);`. */
  readonly putBack: string | null;
}

const PUTS_BACK: Readonly<Record<string, string>> = { shift: 'unshift', pop: 'push' };

/** Finds where the message of a send is taken from an array, in the same block; null where it is not. */
export function findTaken(first: Node, { source, language }: RepairContext): TakenMessage | null {
  const siblings = siblingsOf(first) ?? [];
  const before = siblings.slice(0, siblings.indexOf(first)).reverse();
  const at = before.findIndex((statement) => takenBy(statement) !== null);
  const statement = before[at];
  const taken = statement === undefined ? null : takenBy(statement);
  if (statement === undefined || taken === null || !namesWithin(first, taken.name)) return null;
  const between = before.slice(0, at);
  if (!between.some(waits)) return { statement, putBack: null };
  // A test in between says what it may be, and so does an assertion. What may be missing cannot be put back.
  const isThere = language === 'js' || taken.isAsserted;
  if (!isThere || between.some(({ type }) => type === 'IfStatement')) return null;
  const queue = readReference(taken.queue, source);
  const { semicolon } = styleOf(source);
  return queue === null
    ? null
    : { statement, putBack: `${queue.plain}.${PUTS_BACK[taken.method] ?? ''}(${taken.name})${semicolon}` };
}

interface Taken {
  readonly name: string;
  readonly queue: Node;
  readonly method: string;
  /** `queue.shift()!`, `queue.shift() ?? ''` */
  readonly isAsserted: boolean;
}

function takenBy(statement: Node): Taken | null {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return null;
  const [{ id, init }] = statement.declarations;
  const made = init === null ? null : bare(init);
  if (id.type !== 'Identifier' || made?.type !== 'CallExpression' || made.callee.type !== 'MemberExpression')
    return null;
  const method = memberName(made.callee) ?? '';
  return Object.hasOwn(PUTS_BACK, method)
    ? { name: id.name, queue: made.callee.object, method, isAsserted: made !== init }
    : null;
}

/** `queue.shift()` of `queue.shift()!` and of `queue.shift() ?? ''` */
function bare(value: TSESTree.Expression): TSESTree.Expression {
  if (value.type === 'TSNonNullExpression' || value.type === 'TSAsExpression') return bare(value.expression);
  return value.type === 'LogicalExpression' && value.operator === '??' ? bare(value.left) : value;
}

function waits(statement: Node): boolean {
  return [...eachOfThisRun(statement)].some(({ type }) => /^(?:Await|Yield)Expression$/.test(type));
}
