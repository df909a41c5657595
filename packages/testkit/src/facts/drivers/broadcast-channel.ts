import { inspect } from 'node:util';
import { BroadcastChannel } from 'node:worker_threads';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { broadcastChannels } from './broadcast-lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'BroadcastChannel', library: 'broadcast-channel', runtime: 'node', open },
];

function open(): Promise<Driver> {
  return Promise.resolve({
    version: process.versions.node,
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      BroadcastChannel: {
        ...broadcastChannels(BroadcastChannel),
        // No property tells that a channel is closed; what it prints of itself does.
        glimpse: (socket) => ({ active: inspect(socket).includes('active: true') }),
      },
    },
  });
}
