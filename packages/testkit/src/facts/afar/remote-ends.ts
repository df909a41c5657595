import type { Arrival } from '../recording.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import type { Invitation, Peer } from '../websocket/peer.ts';
import type { FromInside, FromOutside } from './link.ts';

/** Bare ends in another process. */
export interface RemoteEnds extends BareEnds {
  /** Waits until everything under way there has been delivered. */
  quiet(): Promise<void>;
  /** To be called with everything that is told from outside. */
  listen(message: FromOutside): void;
}

/** Handles bare ends over a link. */
export function remoteEnds(deserted: string, tell: (message: FromInside) => void): RemoteEnds {
  const arrivals = new Map<number, Arrival[]>();
  const invited = new Map<number, (url: string) => void>();
  const come = new Map<number, () => void>();
  const quiet = new Map<number, () => void>();
  let requests = 0;

  const peerOf = (peer: number): Peer => {
    const arrived: Arrival[] = [];
    arrivals.set(peer, arrived);
    return {
      arrived,
      answer: () => tell({ kind: 'act', peer, act: 'answer' }),
      decline: () => tell({ kind: 'act', peer, act: 'decline' }),
      sendGarbage: () => tell({ kind: 'act', peer, act: 'sendGarbage' }),
      end: () => tell({ kind: 'act', peer, act: 'end' }),
      reset: () => tell({ kind: 'act', peer, act: 'reset' }),
      send: (...frames) => tell({ kind: 'send', peer, frames }),
    };
  };
  return {
    deserted,
    invite(manners) {
      const peer = arrivals.size;
      const own = peerOf(peer);
      const arrived = new Promise<Peer>((resolve) => come.set(peer, () => resolve(own)));
      return new Promise<Invitation>((resolve) => {
        invited.set(peer, (url) => resolve({ url, peer: arrived }));
        tell({ kind: 'invite', peer, manners });
      });
    },
    callOn(_port, name, manners) {
      const peer = arrivals.size;
      const own = peerOf(peer);
      tell({ kind: 'call on', peer, path: name, manners });
      return own;
    },
    quiet: () =>
      new Promise((resolve) => {
        const request = (requests += 1);
        quiet.set(request, resolve);
        tell({ kind: 'await quiet', request });
      }),
    listen(message) {
      switch (message.kind) {
        case 'invited':
          return invited.get(message.peer)?.(message.url);
        case 'come':
          return come.get(message.peer)?.();
        case 'arrived':
          return void arrivals.get(message.peer)?.push(message.arrival);
        case 'quiet':
          return quiet.get(message.request)?.();
        case 'start':
          return;
      }
    },
  };
}
