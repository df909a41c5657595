// Whom a story is about.
import type { Finding, SendSite, SocketSight } from '@socket-safety/analysis';
import { findName } from './names.ts';

export interface Subject {
  /** The send that fails; null where something else does. */
  readonly send: SendSite | null;
  /** What the finding is about; null where it is the send itself. */
  readonly about: Finding['about'] | null;
  /** What the socket is called: `member` */
  readonly noun: string;
}

/** Returns whom the story of a finding is about. */
export function subjectOf({ about }: Finding): Subject {
  switch (about.kind) {
    case 'send':
      return { send: about.send, about, noun: nounOf(about.send.socket) };
    case 'check': {
      const { socket, sends } = about.check;
      return { send: sends[0] ?? null, about, noun: nounOf(socket) };
    }
    case 'sender': {
      const site = about.sender.calls[0]?.site ?? null;
      return { send: site, about, noun: site === null ? 'socket' : nounOf(site.socket) };
    }
    case 'walk':
      return { send: null, about, noun: 'socket' };
    case 'retention':
      return { send: null, about, noun: nounOf(about.site.socket) };
    default:
      return { send: null, about, noun: nounOf(socketOf(about)) };
  }
}

type WithSocket = Extract<Finding['about'], { readonly kind: 'clearing' | 'exit' | 'reconnect' | 'life' }>;

function socketOf(about: WithSocket): SocketSight {
  switch (about.kind) {
    case 'clearing':
      return about.clearing.socket;
    case 'exit':
      return about.exit.socket;
    case 'reconnect':
      return about.reconnect.socket;
    case 'life':
      return about.life.socket;
  }
}

/** What a socket is called in a story. */
export function nounOf({ node, row }: SocketSight): string {
  return findName(node) ?? row.noun;
}
