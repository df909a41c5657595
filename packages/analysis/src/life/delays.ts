// How long code waits before it connects again, as far as the text tells.
import type { TSESTree } from '@typescript-eslint/types';
import type { ReconnectDelay } from '../facts.ts';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import { calledName, eachNode, unwrap } from '../sockets/tree.ts';
import { isGivenOnce } from './lifetime.ts';

const AT_ONCE = new Set(['setImmediate', 'queueMicrotask', 'nextTick']);
const LATER = new Set(['setTimeout', 'setInterval']);
/** Names of functions that wait; what they are told is looked at, not what they do. */
const WAITS = /sleep|delay|wait|back_?off|pause|timeout|timer|retry|throttle|debounce/i;
const GROWS = /\*|<<|Math\.(?:pow|min|exp)|back_?off/i;

/** Returns the delay that a call puts before its callback; null for a call that is no timer. */
export function timerDelay(
  call: TSESTree.CallExpression,
  identification: Identification,
): ReconnectDelay | null {
  const name = calledName(call);
  if (AT_ONCE.has(name)) return { kind: 'zero' };
  if (!LATER.has(name)) return null;
  const [, delay] = call.arguments;
  return delay === undefined ? { kind: 'zero' } : readDelay(delay, identification);
}

/** Returns how long an `await` waits where its words say that it waits for time: `await sleep(1000)`; null for any other. */
export function awaitedDelay(
  awaited: Node,
  text: string,
  identification: Identification,
): ReconnectDelay | null {
  if (!WAITS.test(text.slice(...awaited.range))) return null;
  for (const node of eachNode(awaited)) {
    if (node.type !== 'CallExpression' || !WAITS.test(calledName(node))) continue;
    const delay =
      calledName(node) === 'setTimeout' ? (node.arguments[1] ?? node.arguments[0]) : node.arguments[0];
    return delay === undefined ? { kind: 'unknown' } : readDelay(delay, identification);
  }
  return { kind: 'unknown' };
}

/** Tells whether a chain of calls begins with one that waits: `sleep(1000).then(connect)`. */
export function isWait(expression: Node, text: string): boolean {
  return WAITS.test(text.slice(...expression.range));
}

function readDelay(delay: Node, identification: Identification): ReconnectDelay {
  const ms = numberOf(delay, identification);
  if (ms !== null) return ms > 0 ? { kind: 'constant', ms } : { kind: 'zero' };
  return { kind: grows(delay, identification) ? 'growing' : 'unknown' };
}

/** Evaluates what is the same number each time; null for anything else. */
function numberOf(expression: Node, identification: Identification, depth = 4): number | null {
  const at = unwrap(expression);
  if (depth === 0) return null;
  switch (at.type) {
    case 'Literal':
      return typeof at.value === 'number' ? at.value : null;
    case 'BinaryExpression': {
      const left = numberOf(at.left, identification, depth - 1);
      const right = numberOf(at.right, identification, depth - 1);
      if (left === null || right === null) return null;
      if (at.operator === '*') return left * right;
      return at.operator === '+' ? left + right : null;
    }
    case 'Identifier': {
      const variable = identification.module.variableOf(at);
      const declared = definitionOf(variable?.declaration);
      if (variable === null || declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier')
        return null;
      return declared.init === null || !isGivenOnce(variable)
        ? null
        : numberOf(declared.init, identification, depth - 1);
    }
    case 'MemberExpression':
      return numberOfField(at, identification, depth);
    default:
      return null;
  }
}

/** `this.reconnectDelayMs`, which is given one number and no other. */
function numberOfField(
  member: TSESTree.MemberExpression,
  identification: Identification,
  depth: number,
): number | null {
  const { syntax, module } = identification;
  const slot = syntax.slotOf(member);
  const found = fieldOfSlot(slot, module);
  if (slot === null || found === null) return null;
  const field = syntax.fieldOf(found.owner.node, found.name);
  const first = field?.type === 'PropertyDefinition' ? field.value : null;
  const values = [...(first === null ? [] : [first]), ...syntax.assigned(slot)];
  const [only] = values;
  return values.length === 1 && only !== undefined ? numberOf(only, identification, depth - 1) : null;
}

function grows(delay: Node, { syntax }: Identification): boolean {
  const written = [
    delay,
    ...[...eachNode(delay)].flatMap((node) => syntax.assigned(syntax.slotOf(node) ?? '?')),
  ];
  return written.some((one) =>
    [...eachNode(one)].some(
      (node) =>
        (node.type === 'BinaryExpression' && GROWS.test(node.operator)) ||
        (node.type === 'CallExpression' && GROWS.test(`Math.${calledName(node)}`)),
    ),
  );
}
