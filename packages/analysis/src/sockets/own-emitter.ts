// `this.on('ready', greet)` and `this.emit('ready')`: an emitter of the file's own runs its listeners within the call.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { eventName, readListening } from './listening.ts';
import { memberName, unwrap } from './tree.ts';
import { partsOf } from './types.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface Emitters {
  /** Listeners by emitter and event. */
  readonly listeners: ReadonlyMap<string, readonly FunctionHeader[]>;
  /** Emitters and events that the file emits. */
  readonly emitted: ReadonlySet<string>;
}

const known = new WeakMap<Identification, Emitters>();

/** Lists the listeners that a call runs by `emit`; the first argument is the name of the event. */
export function listenersOf(call: Node, identification: Identification): readonly FunctionHeader[] {
  const key = isCall(call) ? emittedBy(call, identification) : null;
  return key === null ? [] : (emittersOf(identification).listeners.get(key) ?? []);
}

/** Tells whether a call adds a listener to an event that the file emits itself. */
export function isEmittedHere(call: Node, identification: Identification): boolean {
  const key = isCall(call) ? listenedBy(call, identification) : null;
  return key !== null && emittersOf(identification).emitted.has(key);
}

function isCall(node: Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

function emittersOf(identification: Identification): Emitters {
  const before = known.get(identification);
  if (before !== undefined) return before;
  const listeners = new Map<string, FunctionHeader[]>();
  const emitted = new Set<string>();
  for (const call of identification.syntax.calls) {
    const emits = emittedBy(call, identification);
    if (emits !== null) emitted.add(emits);
    const key = listenedBy(call, identification);
    const listener = key === null ? undefined : call.arguments[1];
    const header = listener === undefined ? null : identification.functionNamed(listener);
    if (key === null || header === null) continue;
    const heard = listeners.get(key) ?? [];
    listeners.set(key, [...heard, header]);
  }
  const found = { listeners, emitted };
  known.set(identification, found);
  return found;
}

function emittedBy(call: Call, identification: Identification): string | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'emit') return null;
  return keyOf(callee.object, eventName(call.arguments[0]), identification);
}

function listenedBy(call: Call, identification: Identification): string | null {
  const listening = readListening(call);
  return listening?.form === 'emitter' ? keyOf(listening.target, listening.event, identification) : null;
}

/** Null for what a library makes: a socket emits by itself. */
function keyOf(emitter: Node, event: string | null, { syntax, typeOf }: Identification): string | null {
  const slot = event === null ? null : syntax.slotOf(emitter);
  const isOwn = slot !== null && partsOf(typeOf(emitter)).every(({ kind }) => kind === 'local');
  return isOwn ? `${slot} ${event}` : null;
}
