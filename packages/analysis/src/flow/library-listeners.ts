// A callback of a library's own function that listens to an event: `net.connect(port, () => socket.write(text))`.
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { ownValue } from '../sockets/library-index.ts';
import { socketOf } from '../sockets/types.ts';
import type { CallInstr } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { receiverObject } from './objects.ts';
import type { Entry } from './records.ts';
import type { SocketCall } from './send.ts';
import type { FlowState } from './state.ts';

/** Returns how the function at `position` runs if the row says which event it hears, or null. */
export function heardEntry(
  instr: CallInstr,
  position: number,
  socketCall: SocketCall | null,
  state: FlowState,
  context: TransferContext,
): Entry | null {
  const { node } = instr;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const { typeOf } = context.identification;
  for (const { row } of calledRows(node, typeOf)) {
    for (const { hears } of callbacksAt(row, node, position)) {
      const type = socketCall?.type ?? socketOf(typeOf(node));
      const event = type === null || hears === undefined ? undefined : ownValue(type.row.events, hears);
      if (event === undefined) continue;
      const object =
        socketCall === null ? `r${instr.id}@` : receiverObject(socketCall, instr, state, context);
      return {
        kind: 'event',
        node,
        event,
        object,
        once: event.role === 'open',
        socket: socketCall?.receiver.node ?? node,
      };
    }
  }
  return null;
}
