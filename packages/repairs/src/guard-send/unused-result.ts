// Whether anybody reads what an arrow function returns.
import type { TSESTree } from '@typescript-eslint/types';
import { memberName, outerOf } from '../syntax/tree.ts';

const IGNORES_RESULT: ReadonlySet<string> = new Set([
  'addEventListener',
  'addListener',
  'each',
  'forEach',
  'nextTick',
  'off',
  'on',
  'once',
  'prependListener',
  'queueMicrotask',
  'requestAnimationFrame',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'subscribe',
]);

/** Tells whether the result of an arrow function is surely unread: a listener, a timer, `forEach`, `: void`. */
export function isResultUnused(arrow: TSESTree.ArrowFunctionExpression): boolean {
  if (arrow.returnType?.typeAnnotation.type === 'TSVoidKeyword') return true;
  const outer = outerOf(arrow);
  switch (outer?.type) {
    case 'CallExpression':
      return outer.callee !== arrow && IGNORES_RESULT.has(calleeName(outer) ?? '');
    case 'NewExpression':
      return outer.callee.type === 'Identifier' && outer.callee.name === 'Promise';
    case 'AssignmentExpression':
      return outer.left.type === 'MemberExpression' && /^on[a-z]/.test(memberName(outer.left) ?? '');
    case 'JSXExpressionContainer':
      return true;
    default:
      return false;
  }
}

function calleeName({ callee }: TSESTree.CallExpression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}
