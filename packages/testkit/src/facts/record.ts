import type { Perform } from './acts.ts';
import type { Driver } from './driver.ts';
import type { Implementation } from './implementation.ts';
import { performing } from './perform.ts';
import { recordCalls } from './record-calls.ts';
import { recordListeners } from './record-listeners.ts';
import { recordNames } from './record-names.ts';
import { recordTraces } from './record-traces.ts';
import { recordFatalUnheard, type Unheard } from './record-unheard.ts';
import type { Recording, SocketRecording, Vocabulary } from './recording.ts';
import { valuesOf } from './socket-values.ts';
import { rolesOf, sightOf, type Role, type Theatre } from './stage.ts';

/** What is done in processes of their own. */
export interface Elsewhere {
  /** Leaves one event unheard, and says whether that ends the process. */
  endsProcess(unheard: Unheard): Promise<boolean>;
  /** Does acts with a type of socket whose driver names a `starter`. */
  performing(type: string): Perform;
}

/** Loads an implementation. */
export async function openTheatre(implementation: Implementation, vocabulary: Vocabulary): Promise<Theatre> {
  return { driver: await implementation.open(), vocabulary };
}

/** Plays everything once. `elsewhere` is null where there are no other processes, and none ends by what goes unheard. */
export async function record(theatre: Theatre, elsewhere: Elsewhere | null): Promise<Recording> {
  const { driver, vocabulary } = theatre;
  const roles = rolesOf(theatre);
  const [names, servers, sockets] = await Promise.all([
    driver.names === undefined ? null : recordNames(driver.names, vocabulary),
    driver.handed?.(sightThrough(roles)) ?? {},
    Promise.all(
      [...roles].map(
        async ([type, role]) => [type, await recordSocket(role, performerOf(type, role, elsewhere))] as const,
      ),
    ),
  ]);
  return {
    version: driver.version,
    shows: driver.shows,
    together: driver.together ?? false,
    names,
    servers,
    sockets: Object.fromEntries(await leaveEachUnheard(roles, sockets, elsewhere)),
  };
}

function sightThrough(roles: ReadonlyMap<string, Role>): Parameters<NonNullable<Driver['handed']>>[0] {
  return (type, socket) => {
    const role = roles.get(type);
    return role === undefined ? {} : sightOf(role, socket);
  };
}

function performerOf(type: string, role: Role, elsewhere: Elsewhere | null): Perform {
  if (role.driver.starter === undefined) return performing(role);
  if (elsewhere === null) throw new Error(`There are no other processes for "${type}".`);
  return elsewhere.performing(type);
}

async function recordSocket(role: Role, perform: Perform): Promise<Omit<SocketRecording, 'fatalUnheard'>> {
  const [listeners, calls, traces] = await Promise.all([
    recordListeners(role, perform),
    recordCalls(role, perform),
    recordTraces(role, perform),
  ]);
  const { properties } = role.names;
  const { closeEvent, saysFull = [], tellingBy = properties } = role.driver;
  return {
    properties,
    tellingBy,
    handovers: role.names.handovers,
    closeEvent,
    saysFull,
    ...bornWith(role),
    listeners,
    ...calls,
    traces,
  };
}

function bornWith(role: Role): Pick<SocketRecording, 'born' | 'constants'> {
  const { driver, names } = role;
  const socket = driver.construct?.() ?? null;
  if (socket === null) return { born: null, constants: null };
  // Nobody hears what becomes of it.
  driver.hear(socket, 'error', () => {});
  const { socketClass } = driver;
  return {
    born: sightOf(role, socket),
    constants:
      socketClass === undefined
        ? null
        : { class: valuesOf(socketClass, names.constants), instance: valuesOf(socket, names.constants) },
  };
}

// Last and alone, one after the other: an uncaught exception must be this event's and no other's.
async function leaveEachUnheard(
  roles: ReadonlyMap<string, Role>,
  sockets: readonly (readonly [type: string, recording: Omit<SocketRecording, 'fatalUnheard'>])[],
  elsewhere: Elsewhere | null,
): Promise<readonly (readonly [type: string, recording: SocketRecording])[]> {
  const whole: (readonly [string, SocketRecording])[] = [];
  for (const [type, recording] of sockets) {
    const role = roles.get(type);
    if (role === undefined) continue;
    const fatalUnheard =
      elsewhere === null
        ? []
        : await recordFatalUnheard(role, recording.traces, (unheard) =>
            elsewhere.endsProcess({ type, ...unheard }),
          );
    whole.push([type, { ...recording, fatalUnheard }]);
  }
  return whole;
}
