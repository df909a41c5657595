import { WebSocket as Undici } from 'undici';
import type { Driver, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, requireFrom } from '../installed.ts';
import { reconnectingDriver } from './reconnecting.ts';

const common = { library: 'partysocket', needs: 'libraries' } as const;
const [OVER_WS, OVER_UNDICI] = ['partysocket over ws', 'partysocket over undici'];

export const implementations: readonly Implementation[] = [
  { ...common, name: OVER_WS, runtime: OVER_WS, open: () => open(requireFrom('libraries')('ws')) },
  { ...common, name: OVER_UNDICI, runtime: OVER_UNDICI, open: () => open(Undici) },
];

async function open(WebSocket: unknown): Promise<Driver> {
  // `PartySocket` descends from it and adds how the address is made.
  const { default: socketClass } = (await importFrom('libraries', 'partysocket/ws')) as {
    default: SocketClass;
  };
  return reconnectingDriver({
    packageName: 'partysocket',
    type: 'PartySocket',
    socketClass,
    closes: 'closed',
    hearsOfAddress: true,
    WebSocket,
    // It returns false for what it keeps.
    saysFull: ['send'],
  });
}
