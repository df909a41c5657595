import type { Driver } from '../driver.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import type { ObjectState, WorkersSocket } from './globals.ts';

/** What drives one kind of socket inside workerd. */
export interface Troupe {
  /** What a request to upgrade leads to; returns the far end, which goes into the response, or the response. */
  upgrade(path: string, request: Request): WorkersSocket | Promise<Response>;
  /** Methods of the object's class, called by the runtime with a socket first. */
  handle?(method: string, socket: WorkersSocket, given: readonly unknown[]): void;
  driver(version: string): Promise<Driver>;
}

/** Brings up a troupe in a Durable Object. */
export type OpenTroupe = (bare: BareEnds, state: ObjectState, environment: object) => Troupe;
