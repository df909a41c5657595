// Whether anybody reads what an arrow function returns.
import type { Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, memberName, outerOf } from '../syntax/tree.ts';

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
      return outer.callee !== arrow && isIgnoredBy(outer);
    case 'NewExpression':
      return outer.callee.type === 'Identifier' && outer.callee.name === 'Promise';
    case 'AssignmentExpression':
      return outer.left.type === 'MemberExpression' && /^on[a-z]/.test(memberName(outer.left) ?? '');
    case 'JSXExpressionContainer':
      return true;
    case 'Property':
      return outer.value === arrow && (isHandler(outer) || isDeclaredVoid(outer));
    default:
      return false;
  }
}

/** `{ click: () => socket.send(text) }` of a menu, `{ onConnected: () => … }` */
function isHandler({ key, computed }: TSESTree.Property): boolean {
  return !computed && key.type === 'Identifier' && /^(?:click$|on[A-Z])/.test(key.name);
}

/** `const actions: Record<string, () => void> = { mute: () => socket.send(text) };` */
function isDeclaredVoid(property: TSESTree.Property): boolean {
  const object = outerOf(property);
  const declarator = object === null ? null : outerOf(object);
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== object) return false;
  const declared = declarator.id.typeAnnotation?.typeAnnotation;
  const values =
    declared?.type === 'TSTypeReference' &&
    declared.typeName.type === 'Identifier' &&
    /^(?:Partial)?Record$/.test(declared.typeName.name)
      ? declared.typeArguments?.params[1]
      : null;
  return values?.type === 'TSFunctionType' && values.returnType?.typeAnnotation.type === 'TSVoidKeyword';
}

function isIgnoredBy(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call) ?? '';
  return IGNORES_RESULT.has(name) || (CHAINS.has(name) && isChainDropped(call));
}

const CHAINS: ReadonlySet<string> = new Set(['catch', 'finally', 'then']);

/** `load().then((text) => deliver(socket, text)).catch(log);` */
function isChainDropped(call: Node): boolean {
  const outer = outerOf(call);
  switch (outer?.type) {
    case 'ExpressionStatement':
      return true;
    case 'AwaitExpression':
      return isChainDropped(outer);
    case 'UnaryExpression':
      return outer.operator === 'void';
    case 'MemberExpression': {
      const next = outer.object === call && CHAINS.has(memberName(outer) ?? '') ? outerOf(outer) : null;
      // What a callback gives is handed to the next one, unless that takes nothing.
      const [taker] = next?.type === 'CallExpression' ? next.arguments : [];
      const isTaken =
        memberName(outer) === 'then' &&
        taker !== undefined &&
        (!isFunction(taker) || taker.params.length > 0);
      return next !== null && !isTaken && isChainDropped(next);
    }
    default:
      return false;
  }
}

function calleeName({ callee }: TSESTree.CallExpression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}
