// What a recorder inside workerd or a browser and the process that started it tell each other. The bare ends live in that
// process, since neither has a TCP server.
import type { Arrival, Recording, Vocabulary } from '../recording.ts';
import type { CloseManners } from '../websocket/peer.ts';
import type { FrameKind } from '../websocket/wire.ts';

/** Told by the process outside. */
export type FromOutside =
  | {
      readonly kind: 'start';
      /** As `implementations` names it. */
      readonly name: string;
      readonly version: string;
      readonly vocabulary: Vocabulary;
      readonly deserted: string;
    }
  | { readonly kind: 'invited'; readonly peer: number; readonly url: string }
  /** The handshake request of an invited socket has arrived. */
  | { readonly kind: 'come'; readonly peer: number }
  | { readonly kind: 'arrived'; readonly peer: number; readonly arrival: Arrival }
  | { readonly kind: 'quiet'; readonly request: number };

/** Told by the recorder. */
export type FromInside =
  | { readonly kind: 'invite'; readonly peer: number; readonly manners: CloseManners }
  | { readonly kind: 'call on'; readonly peer: number; readonly path: string; readonly manners: CloseManners }
  | { readonly kind: 'act'; readonly peer: number; readonly act: PeerAct }
  | { readonly kind: 'send'; readonly peer: number; readonly frames: readonly FrameKind[] }
  /** Asks to be told when everything under way has been delivered. */
  | { readonly kind: 'await quiet'; readonly request: number }
  | { readonly kind: 'recording'; readonly recording: Recording }
  | { readonly kind: 'failure'; readonly reason: string };

/** What a bare end does without being given anything. */
export type PeerAct = 'answer' | 'decline' | 'sendGarbage' | 'end' | 'reset';
