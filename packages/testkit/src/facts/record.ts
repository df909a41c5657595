import type { Driver } from './driver.ts';
import type { Implementation } from './implementation.ts';
import { recordCalls } from './record-calls.ts';
import { recordListeners } from './record-listeners.ts';
import { recordNames } from './record-names.ts';
import { recordTraces } from './record-traces.ts';
import { recordFatalUnheard, type Unheard } from './record-unheard.ts';
import type { Recording, SocketRecording, Vocabulary } from './recording.ts';
import { valuesOf } from './socket-values.ts';
import { rolesOf, sightOf, type Role, type Theatre } from './stage.ts';

/** Leaves one event unheard in a process of its own, and says whether that ends it. */
type EndsProcess = (unheard: Unheard) => Promise<boolean>;

/** Loads an implementation. */
export async function openTheatre(implementation: Implementation, vocabulary: Vocabulary): Promise<Theatre> {
  return { driver: await implementation.open(), vocabulary };
}

/** Plays everything once. `endsProcess` is null where nothing that goes unheard ends a process. */
export async function record(theatre: Theatre, endsProcess: EndsProcess | null): Promise<Recording> {
  const { driver, vocabulary } = theatre;
  const roles = rolesOf(theatre);
  const [names, servers, sockets] = await Promise.all([
    driver.names === undefined ? null : recordNames(driver.names, vocabulary),
    driver.handed?.(sightThrough(roles)) ?? {},
    Promise.all([...roles].map(async ([type, role]) => [type, await recordSocket(role)] as const)),
  ]);
  return {
    version: driver.version,
    shows: driver.shows,
    together: driver.together ?? false,
    names,
    servers,
    sockets: Object.fromEntries(await leaveEachUnheard(roles, sockets, endsProcess)),
  };
}

function sightThrough(roles: ReadonlyMap<string, Role>): Parameters<NonNullable<Driver['handed']>>[0] {
  return (type, socket) => {
    const role = roles.get(type);
    return role === undefined ? {} : sightOf(role, socket);
  };
}

async function recordSocket(role: Role): Promise<Omit<SocketRecording, 'fatalUnheard'>> {
  const [listeners, calls, traces] = await Promise.all([
    recordListeners(role),
    recordCalls(role),
    recordTraces(role),
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
  endsProcess: EndsProcess | null,
): Promise<readonly (readonly [type: string, recording: SocketRecording])[]> {
  const whole: (readonly [string, SocketRecording])[] = [];
  for (const [type, recording] of sockets) {
    const role = roles.get(type);
    if (role === undefined) continue;
    const fatalUnheard =
      endsProcess === null
        ? []
        : await recordFatalUnheard(role, recording.traces, (unheard) => endsProcess({ type, ...unheard }));
    whole.push([type, { ...recording, fatalUnheard }]);
  }
  return whole;
}
