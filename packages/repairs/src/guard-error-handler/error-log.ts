// Statements that log an error.
import type { Node } from '@socket-safety/analysis';
import { eachWithin, memberName } from '../syntax/tree.ts';

const LOGGER = /^(?:console|log|logger|logging|logs)$/i;

/** Tells whether a statement does nothing but log, and logs this error where it has a name. */
export function isLogOf(error: string | null, statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression')
    return false;
  return isLogger(statement.expression.callee) && (error === null || mentions(error, statement));
}

/** Tells whether a callee logs: `console.error`, `this.logger.warn`, `log`. */
export function isLogger(callee: Node): boolean {
  if (callee.type === 'Identifier') return LOGGER.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const { object } = callee;
  if (object.type === 'Identifier') return LOGGER.test(object.name);
  return object.type === 'MemberExpression' && LOGGER.test(memberName(object) ?? '');
}

/** Tells whether a variable's name is read within a node. */
export function mentions(name: string, root: Node): boolean {
  for (const inner of eachWithin(root)) {
    if (inner.type !== 'Identifier' || inner.name !== name) continue;
    const { parent } = inner;
    const isMember = parent.type === 'MemberExpression' && parent.property === inner && !parent.computed;
    const isKey = parent.type === 'Property' && parent.key === inner && !parent.computed && !parent.shorthand;
    if (!isMember && !isKey) return true;
  }
  return false;
}
