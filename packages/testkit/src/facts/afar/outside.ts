// The process around a recorder that runs where there are neither processes nor TCP servers: it keeps the bare ends, and
// is told the recording over a link.
import type { EventEmitter } from 'node:events';
import { quiet } from '../pause.ts';
import type { Arrival, Recording } from '../recording.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import type { CloseManners, Peer } from '../websocket/peer.ts';
import type { FromInside, FromOutside } from './link.ts';

/** The socket of `ws` that joins the two. */
interface Link extends EventEmitter {
  send(text: string): void;
}

/** What a recorder far away is given. */
export interface Given {
  readonly link: Link;
  readonly bare: BareEnds;
  /** Where servers listen that the bare ends may call on. */
  readonly port: number;
  readonly start: Omit<Extract<FromOutside, { readonly kind: 'start' }>, 'kind' | 'deserted'>;
  /** How a bare end takes leave of the servers there. Absent: as it is asked to. */
  mannersOf?(manners: CloseManners): CloseManners;
}

/** Starts the recorder at the other end of an open link, does what it asks for, and returns what it recorded. */
export function recordAfar({
  link,
  bare,
  port,
  start,
  mannersOf = (same) => same,
}: Given): Promise<Recording> {
  const tell = (message: FromOutside): void => link.send(JSON.stringify(message));
  const peers = new Map<number, Peer>();
  const told = new Map<number, number>();
  // What arrived is told in one go before each answer that all is quiet.
  const tellArrivals = (): void => {
    for (const [peer, { arrived }] of peers) {
      const news: readonly Arrival[] = arrived.slice(told.get(peer) ?? 0);
      for (const arrival of news) tell({ kind: 'arrived', peer, arrival });
      told.set(peer, arrived.length);
    }
  };
  const perform = async (message: FromInside): Promise<void> => {
    switch (message.kind) {
      case 'invite': {
        const { peer } = message;
        const invitation = await bare.invite(message.manners);
        void invitation.peer.then((end) => {
          peers.set(peer, end);
          tell({ kind: 'come', peer });
        });
        tell({ kind: 'invited', peer, url: invitation.url });
        return;
      }
      case 'call on':
        peers.set(message.peer, bare.callOn(port, message.path, mannersOf(message.manners)));
        return;
      case 'act':
        peers.get(message.peer)?.[message.act]();
        return;
      case 'send':
        peers.get(message.peer)?.send(...message.frames);
        return;
      case 'await quiet':
        await quiet();
        tellArrivals();
        tell({ kind: 'quiet', request: message.request });
        return;
    }
  };
  return new Promise((resolve, reject) => {
    link.on('error', reject);
    link.on('close', () => reject(new Error('The link was closed from inside.')));
    link.on('message', (given: Buffer) => {
      // Written by the recorder inside, as text.
      const message = JSON.parse(given.toString()) as FromInside;
      if (message.kind === 'recording') resolve(message.recording);
      else if (message.kind === 'failure') reject(new Error(message.reason));
      else void perform(message);
    });
    tell({ kind: 'start', ...start, deserted: bare.deserted });
  });
}
