// What is known of the sockets of a file, as plain data: what `explain` prints, and what its JSON holds.
import type { Grade } from '@socket-safety/analysis';
import type { Place } from '@socket-safety/eslint-host';
import type { Outcome, State } from '@socket-safety/libraries';
import type { TimelineStep } from './timeline.ts';

/** One thing that is known. */
export type Sight = SendSight | MadeSight | FoundSight;

/** A socket as it is spoken of. */
export interface SeenSocket {
  /** As written, on one line: `this.socket`. */
  readonly text: string;
  /** Id, as `libraries` takes it. */
  readonly library: string;
  /** `WebSocket`; null where the row of another library describes it. */
  readonly type: string | null;
  readonly grade: Grade;
}

/** A call that sends. */
export interface SendSight {
  readonly kind: 'send';
  readonly place: Place;
  readonly code: string;
  readonly socket: SeenSocket;
  readonly before: readonly State[];
  /** Right behind the call, where it returns. */
  readonly after: readonly State[];
  readonly hazard: string | null;
  readonly timeline: readonly TimelineStep[];
  /** A schedule that ends with the failure, an event each; null where nothing fails. */
  readonly story: readonly string[] | null;
  /** What the call does in each state that it may meet. */
  readonly outcomes: Readonly<Partial<Record<State, readonly Outcome[]>>>;
  readonly reports: readonly Report[];
  /** Why nothing is reported; null where something is. */
  readonly silence: string | null;
}

/** Where the file gets a socket. */
export interface MadeSight {
  readonly kind: 'made';
  readonly place: Place;
  readonly code: string;
  readonly socket: SeenSocket;
  readonly origin: 'constructed' | 'accepted';
  /** Null where it is handed over. */
  readonly after: State | null;
  /** Events that are listened to; null where its kind of socket has none. */
  readonly events: readonly string[] | null;
  /** `none`: its kind of socket has no such event. */
  readonly errors: 'none' | 'heard' | 'perhaps' | 'harmless' | 'unheard';
  /** Where something notices that its other end has vanished. */
  readonly keptAlive: number | null;
  readonly reports: readonly (Report & { readonly story: readonly string[] | null })[];
}

/** A report that is about no single send: a loop, a condition, a handler. */
export interface FoundSight {
  readonly kind: 'found';
  readonly place: Place;
  readonly code: string;
  readonly report: Report;
  readonly timeline: readonly TimelineStep[];
  readonly story: readonly string[] | null;
}

/** What a rule says. */
export interface Report {
  readonly rule: string;
  readonly severity: 'warn' | 'error';
  readonly message: string;
}

/** Tells whether something is about a line, which counts from 1, or led to by it. */
export function isAbout(sight: Sight, line: number): boolean {
  const { place } = sight;
  if (place.line <= line && line <= place.endLine) return true;
  return sight.kind !== 'made' && sight.timeline.some((step) => step.line === line);
}
