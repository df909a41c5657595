import { WebSocket as Undici } from 'undici';
import type { Driver, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom } from '../installed.ts';
import { reconnectingDriver } from './reconnecting.ts';

const common = { library: 'reconnecting-websocket', needs: 'libraries' } as const;
const [OVER_WS, OVER_UNDICI] = ['reconnecting-websocket over ws', 'reconnecting-websocket over undici'];

export const implementations: readonly Implementation[] = [
  { ...common, name: OVER_WS, runtime: OVER_WS, open: () => open(requireFrom('libraries')('ws')) },
  { ...common, name: OVER_UNDICI, runtime: OVER_UNDICI, open: () => open(Undici) },
];

function open(WebSocket: unknown): Promise<Driver> {
  // Its only export is the class.
  const socketClass = requireFrom('libraries')('reconnecting-websocket') as SocketClass;
  return reconnectingDriver({
    packageName: 'reconnecting-websocket',
    type: 'ReconnectingWebSocket',
    socketClass,
    closes: 'closing',
    hearsOfAddress: false,
    WebSocket,
  });
}
