// How a call listens: `socket.on('close', forget)`, `socket.addEventListener('close', forget)`,
// `port.onDisconnect.addListener(forget)`.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { memberName, unwrap } from './tree.ts';

/** Names under which a listener is added. */
export const LISTENER_METHODS: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'addEventListener',
]);

/** A call that adds a listener. */
export interface Listening {
  /** What is listened to. */
  readonly target: Node;
  /** Null for a name out of sight. */
  readonly event: string | null;
  /** Which argument the listener is. */
  readonly position: number;
  readonly form: SocketRow['listeners'][number];
}

/** Reads a call as one that adds a listener; null for any other. */
export function readListening(call: TSESTree.CallExpression | TSESTree.NewExpression): Listening | null {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
  if (callee.type !== 'MemberExpression' || name === null || !LISTENER_METHODS.has(name)) return null;
  const event = eventName(call.arguments[0]);
  const object = unwrap(callee.object);
  if (event === null && name === 'addListener' && object.type === 'MemberExpression') {
    const named = namedByProperty(memberName(object));
    if (named !== null) return { target: object.object, event: named, position: 0, form: 'event-object' };
  }
  const form = name === 'addEventListener' ? 'event-target' : 'emitter';
  return { target: callee.object, event, position: 1, form };
}

/** `onDisconnect`: the object of the event `disconnect`. */
function namedByProperty(name: string | null): string | null {
  return name !== null && /^on[A-Z]/.test(name) ? name.charAt(2).toLowerCase() + name.slice(3) : null;
}

/** Returns the event that a listener call or property names. */
export function eventName(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}
