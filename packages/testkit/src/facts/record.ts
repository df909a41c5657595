import type { Driver } from './driver.ts';
import type { Implementation } from './implementations.ts';
import { openMeeting } from './peer.ts';
import { recordCalls } from './record-calls.ts';
import { recordListeners } from './record-listeners.ts';
import { recordNames } from './record-names.ts';
import { recordTraces } from './record-traces.ts';
import { recordFatalUnheard, type Unheard } from './record-unheard.ts';
import type { Recording, Vocabulary } from './recording.ts';
import { valuesOf } from './socket-values.ts';
import { observe, type Theatre } from './stage.ts';
import { whatwgDriver } from './whatwg-driver.ts';
import { wsDriver } from './ws-driver.ts';

/** Loads an implementation and everything that it is played with. */
export async function openTheatre(implementation: Implementation, vocabulary: Vocabulary): Promise<Theatre> {
  const driver = await loadDriver(implementation);
  const server = driver.openServer === null ? null : await driver.openServer();
  return { driver, vocabulary, meeting: await openMeeting(), server };
}

/** Plays everything once. `unheardCommand` starts a process that leaves one event unheard. */
export async function record(
  theatre: Theatre,
  unheardCommand: (unheard: Unheard) => readonly string[],
): Promise<Recording> {
  const { driver, vocabulary } = theatre;
  const [names, listeners, calls, traces, servers] = await Promise.all([
    recordNames(driver, vocabulary),
    recordListeners(theatre),
    recordCalls(theatre),
    recordTraces(theatre),
    driver.playServers(vocabulary.properties),
  ]);
  return {
    version: driver.version,
    socketType: driver.socketType,
    ...bornWith(theatre),
    listeners,
    ...calls,
    traces,
    names,
    servers,
    // Last and alone: an uncaught exception must be this event's and no other's.
    fatalUnheard: await recordFatalUnheard(theatre, traces, unheardCommand),
  };
}

function bornWith(theatre: Theatre): Pick<Recording, 'born' | 'constants'> {
  const { driver, vocabulary, meeting } = theatre;
  const { socket } = observe(theatre, driver.connect(meeting.deserted));
  return {
    born: valuesOf(socket, vocabulary.properties),
    constants: {
      class: valuesOf(driver.socketClass, vocabulary.constants),
      instance: valuesOf(socket, vocabulary.constants),
    },
  };
}

function loadDriver({ driver, module }: Implementation): Promise<Driver> {
  if (driver === 'whatwg') return whatwgDriver(module);
  if (module === null) throw new Error('No global is driven like ws.');
  return wsDriver(module);
}
