// What a rule returns and a host shows.
import type {
  CheckSite,
  ClearingSite,
  ExitSite,
  Reason,
  ReconnectSite,
  RetentionSite,
  Sender,
  SendSite,
  SocketLife,
  WalkSite,
} from './facts.ts';
import type { Node } from './ir/model.ts';
import type { Grade } from './sockets/types.ts';

/** Something to tell a person, before any host is involved. */
export interface Finding {
  /** A key of the rule's `messages`. */
  readonly message: string;
  /** Fills the `{{name}}` gaps of the message. */
  readonly data: Readonly<Record<string, string>>;
  /** Where the report points. */
  readonly node: Node;
  readonly because: readonly Reason[];
  /** What a repair starts from. */
  readonly about:
    | { readonly kind: 'send'; readonly send: SendSite }
    | { readonly kind: 'check'; readonly check: CheckSite }
    | { readonly kind: 'walk'; readonly walk: WalkSite }
    | { readonly kind: 'retention'; readonly site: RetentionSite }
    | { readonly kind: 'clearing'; readonly clearing: ClearingSite }
    | { readonly kind: 'exit'; readonly exit: ExitSite }
    | { readonly kind: 'reconnect'; readonly reconnect: ReconnectSite }
    | { readonly kind: 'life'; readonly life: SocketLife; readonly lacks: 'error-listener' | 'heartbeat' }
    | { readonly kind: 'sender'; readonly sender: Sender };
}

/** Returns how well the socket is known that a finding speaks of; null where it speaks of none. */
export function gradeOf({ about }: Finding): Grade | null {
  switch (about.kind) {
    case 'send':
      return about.send.socket.grade;
    case 'check':
      return about.check.socket.grade;
    case 'walk':
      return about.walk.collection.ofSockets;
    case 'retention':
      return about.site.socket.grade;
    case 'clearing':
      return about.clearing.socket.grade;
    case 'exit':
      return about.exit.socket.grade;
    case 'reconnect':
      return about.reconnect.socket.grade;
    case 'life':
      return about.life.socket.grade;
    case 'sender':
      return about.sender.calls.find(({ site }) => site !== null)?.site?.socket.grade ?? null;
  }
}
