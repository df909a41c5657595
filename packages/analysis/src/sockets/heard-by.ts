// Which events a function or an object with `handleEvent` is registered for: one that is registered for several asks `event.type`.
import type { FunctionHeader, FunctionId, Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { readListening } from './listening.ts';
import type { Slot } from './syntax-index.ts';
import { partsOf, socketOf, type SocketType } from './types.ts';

/** A registration on a socket. */
export interface HeardOn {
  readonly type: SocketType;
  readonly slot: Slot;
  /** Null for a name out of sight. */
  readonly event: string | null;
}

/** `socket.addEventListener('open', this)`: the method `handleEvent` of what is handed over as a listener. */
export function handleEventOf(node: Node, { module, typeOf }: Identification): FunctionHeader | null {
  for (const part of partsOf(typeOf(node))) {
    if (part.kind === 'local') {
      let header = module.classes[part.class];
      while (header !== undefined && !header.members.has(METHOD))
        header = header.base === null ? undefined : module.classes[header.base];
      const method = header?.members.get(METHOD);
      if (method !== undefined) return module.functions[method] ?? null;
    }
    const field = part.kind === 'record' ? part.field(METHOD) : null;
    if (field?.kind === 'local-function') return module.functions[field.function] ?? null;
  }
  return null;
}

const METHOD = 'handleEvent';
const NOWHERE: readonly HeardOn[] = [];
const known = new WeakMap<Identification, ReadonlyMap<FunctionId, readonly HeardOn[]>>();

/** Lists where a function is registered as a listener of sockets that are event targets. */
export function heardBy(fn: FunctionId, identification: Identification): readonly HeardOn[] {
  let all = known.get(identification);
  if (all === undefined) known.set(identification, (all = gather(identification)));
  return all.get(fn) ?? NOWHERE;
}

function gather(identification: Identification): ReadonlyMap<FunctionId, readonly HeardOn[]> {
  const { syntax, typeOf, functionNamed } = identification;
  const all = new Map<FunctionId, HeardOn[]>();
  for (const call of syntax.calls) {
    const listening = readListening(call);
    const listener = listening === null ? undefined : call.arguments[listening.position];
    if (listening?.form !== 'event-target' || listener === undefined) continue;
    const type = socketOf(typeOf(listening.target));
    const slot = syntax.slotOf(listening.target);
    const header = functionNamed(listener) ?? handleEventOf(listener, identification);
    if (type === null || slot === null || header === null) continue;
    const heard = all.get(header.id) ?? [];
    all.set(header.id, [...heard, { type, slot, event: listening.event }]);
  }
  return all;
}
