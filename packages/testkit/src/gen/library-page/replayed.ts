// What the last recorded replay of the rows found: `packages/libraries/replayed.json`.
import { libraries } from '@socket-safety/libraries';
import { findText } from '../repository.ts';

const FILE = 'packages/libraries/replayed.json';

/** The last replay that was recorded. */
export interface Replays {
  /** `2026-11-21` */
  readonly on: string;
  /** By the id of the row. */
  readonly libraries: Readonly<Record<string, readonly Replay[]>>;
}

/** One implementation that a row was replayed on, with numbers of claims. */
export interface Replay {
  /** `ws 8`, `undici`, `bun client` */
  readonly implementation: string;
  readonly version: string;
  readonly replayed: number;
  /** Differences that the row itself lists as `deviations`. */
  readonly deviating: number;
  /** Claims that cannot be replayed, and are cited. */
  readonly cited: number;
  /** Claims that are wrong. */
  readonly differing: number;
}

/** Reads the record. Throws where it speaks of a library that is not there. */
export function readReplays(): Replays {
  // Written by this repository's own command.
  const replays = JSON.parse(findText(FILE) ?? '{ "on": "", "libraries": {} }') as Replays;
  for (const id of Object.keys(replays.libraries))
    if (!libraries.some((library) => library.id === id))
      throw new Error(`${FILE}: there is no library "${id}".`);
  return replays;
}
