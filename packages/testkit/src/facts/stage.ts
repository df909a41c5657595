// A socket under observation: every named event is written down with what its handler saw.
import type { AcceptingServer, Driver } from './driver.ts';
import type { Meeting } from './peer.ts';
import type { HeardRecord, Vocabulary } from './recording.ts';
import { valuesOf } from './socket-values.ts';

/** What a replay of one implementation works with. */
export interface Theatre {
  readonly driver: Driver;
  readonly vocabulary: Vocabulary;
  readonly meeting: Meeting;
  /** The implementation's own server, where it has one. */
  readonly server: AcceptingServer | null;
}

/** One observed socket. */
export interface Stage {
  readonly socket: object;
  readonly heard: HeardRecord[];
  /** What the program or the peer did last. */
  cause: string;
  /** The program has called a method that ends the connection. */
  closedByProgram: boolean;
  /** Called on every event, after it was written down. */
  onEvent: ((event: string) => void) | null;
}

/** Observes a socket; `deafTo` is the one event that gets no listener. */
export function observe(theatre: Theatre, socket: object, deafTo: string | null = null): Stage {
  const { driver, vocabulary } = theatre;
  const stage: Stage = { socket, heard: [], cause: 'connect', closedByProgram: false, onEvent: null };
  // An unheard error may end the process, so it is heard even if the row does not name it.
  for (const event of new Set([...vocabulary.events, 'error'])) {
    if (event === deafTo) continue;
    driver.hear(socket, event, () => {
      stage.heard.push({
        event,
        values: valuesOf(socket, vocabulary.properties),
        cause: stage.cause,
        afterOwnClose: stage.closedByProgram,
      });
      stage.onEvent?.(event);
    });
  }
  return stage;
}
