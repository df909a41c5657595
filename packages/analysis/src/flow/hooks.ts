// What a function is called for, by its name or by the event that it is added for: its socket is open as that happens.
import type { FunctionHeader, Node } from '../ir/model.ts';
import { readListening } from '../sockets/listening.ts';

/** Whoever calls such a method tells it of the socket first. */
export const HOOK_POSITION = 0;
const HOOK =
  /^_?(?:(?:on|handle)(?:Ws|WebSocket|Socket|Client)?(?:Connect|Connection|Connected|Open|Message|Data|Request|Command|Packet|Frame|Upgrade)|handle[A-Z]\w*)$/;
/** What happens then is the end of something, or nothing that the socket does. */
const NO_HOOK =
  /(?:Clos|Disconnect|Leav|Left|Err|Fail|Timeout|Timer|Tick|Interval|Abort|Cancel|End|Exit|Lost|Gone|Stop|Shutdown|Destroy|Change|Update|Broadcast)/;

/** `onMessage(socket, text)`, which another class or file calls as that happens: the socket is open then. */
export function isHook({ name, isStatic }: FunctionHeader): boolean {
  return !isStatic && name !== null && HOOK.test(name) && !NO_HOOK.test(name);
}

/** Events by which whatever emits them hands over a socket that has just come in. */
const ARRIVALS: ReadonlySet<string | null> = new Set([
  'connect',
  'connection',
  'secureConnection',
  'upgrade',
]);

/** `proxy.on('connect', (request, socket: Socket) => …)`, of an emitter that nothing is known of. */
export function isArrival(registration: Node): boolean {
  const listening = registration.type === 'CallExpression' ? readListening(registration) : null;
  return listening !== null && ARRIVALS.has(listening.event);
}
