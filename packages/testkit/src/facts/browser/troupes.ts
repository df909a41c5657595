import type { Driver } from '../driver.ts';
import { broadcastChannels } from '../drivers/broadcast-lives.ts';
import { webWorkersDriver } from '../drivers/web-workers.ts';
import { dataChannels, handedByConnections } from '../rtc/data-channels.ts';
import { livesBeside } from '../websocket/lives-beside.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import { page } from './globals.ts';

/** Brings up what drives an implementation in a page. */
type OpenTroupe = (version: string, bare: BareEnds) => Promise<Driver>;

/** What drives each implementation of a browser. */
export const TROUPES = {
  WebSocket: webSockets,
  RTCDataChannel: channels,
  BroadcastChannel: (version) =>
    Promise.resolve({
      version,
      shows: ['listeners'],
      // In a page nothing tells that a channel is closed.
      together: true,
      sockets: { BroadcastChannel: broadcastChannels(globalThis.BroadcastChannel) },
    }),
  workers: (version) => Promise.resolve(webWorkersDriver(version)),
} as const satisfies Record<string, OpenTroupe>;

async function webSockets(version: string, bare: BareEnds): Promise<Driver> {
  const { WebSocket } = page;
  const lives = await livesBeside(
    {
      client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(WebSocket, [url])) },
      closers: { close: 'closing' },
      openEvent: 'open',
      closeEvent: 'close',
    },
    bare,
  );
  return {
    version,
    shows: ['birth', 'properties', 'constants', 'listeners', 'borrowed'],
    sockets: {
      WebSocket: {
        ...lives,
        // The more handshakes wait for an answer, the longer a browser delays those that follow.
        atATime: 3,
        socketClass: WebSocket,
        given: { send: () => ['hello'] },
        // It is one.
        hear: (socket, event, handler) => (socket as EventTarget).addEventListener(event, handler),
      },
    },
  };
}

function channels(version: string): Promise<Driver> {
  const { RTCPeerConnection, RTCDataChannel } = page;
  return Promise.resolve({
    version,
    shows: ['properties', 'check', 'listeners', 'handed'],
    sockets: { RTCDataChannel: dataChannels(RTCPeerConnection, RTCDataChannel) },
    handed: async (sightOf) => ({
      RTCPeerConnection: await handedByConnections(RTCPeerConnection, (channel) =>
        sightOf('RTCDataChannel', channel),
      ),
    }),
  });
}
