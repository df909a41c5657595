// A socket under observation: every named event is written down with what its handler saw.
import { callByName } from './calls.ts';
import type { Driver, SocketDriver, Stage } from './driver.ts';
import type { Cause, HeardRecord, SocketNames, Values, Vocabulary } from './recording.ts';
import { valuesOf } from './socket-values.ts';

/** What a replay of one implementation works with. */
export interface Theatre {
  readonly driver: Driver;
  readonly vocabulary: Vocabulary;
}

/** One type of socket, and the names to try on it. */
export interface Role {
  readonly driver: SocketDriver;
  readonly names: SocketNames;
}

/** A stage as the recorder sees it. */
export interface Watched extends Stage {
  readonly heard: readonly HeardRecord[];
}

/** Finds the types of a row that the driver can show. */
export function rolesOf({ driver, vocabulary }: Theatre): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(driver.sockets).map(([type, socketDriver]) => {
      const names = vocabulary.sockets[type];
      if (names === undefined) throw new Error(`The row has no socket type "${type}".`);
      return [type, { driver: socketDriver, names }];
    }),
  );
}

/** Reads what tells a socket's states apart. */
export function sightOf({ driver, names }: Role, socket: object): Values {
  return { ...valuesOf(socket, names.properties), ...driver.glimpse?.(socket) };
}

/** Prepares to observe a socket; `deafTo` is the one event that gets no listener. */
export function setStage(role: Role, deafTo: string | null = null): Watched {
  const { driver, names } = role;
  const heard: HeardRecord[] = [];
  let observed: object | null = null;
  let cause: Cause = 'birth';
  let closedByProgram = false;
  let closer: string | null = null;

  const socket = (): object => {
    if (observed === null) throw new Error('No socket is on the stage.');
    return observed;
  };
  const call = (method: string): void => {
    cause = 'own call';
    const returned = callByName(driver, socket(), method, null);
    // Rejections count where a call is on trial, not where it is a means.
    if (returned instanceof Promise) returned.catch(() => {});
  };
  const close = (method: string): void => {
    closedByProgram = true;
    call(method);
  };
  const note = (event: string, given: readonly unknown[]): void => {
    heard.push({
      event,
      values: sightOf(role, socket()),
      cause,
      at: placeOf(socket(), given),
      // What a handover brings along is none of the socket's errors, and may be anything.
      handedError: !names.handovers.includes(event) && given.some(isError),
      afterOwnClose: closedByProgram,
    });
    const method = closer;
    closer = null;
    if (method !== null) close(method);
  };

  return {
    socket,
    heard,
    call,
    close,
    closeOnNextEvent(method) {
      closer = method;
    },
    cause(next) {
      cause = next;
    },
    observe(newcomer) {
      if (observed !== null) throw new Error('A socket is on the stage already.');
      observed = newcomer;
      // An unheard error may end the process, so it is heard even if the row does not name it.
      for (const event of new Set([...names.events, ...names.handovers, 'error'])) {
        if (event !== deafTo) driver.hear(newcomer, event, (...given) => note(event, given));
      }
    },
  };
}

/** Finds a socket among arguments, or in an object among them. */
function placeOf(socket: object, given: readonly unknown[]): string | null {
  const index = given.indexOf(socket);
  if (index >= 0) return String(index);
  const places = given.flatMap((argument, at) =>
    Object.entries(argument ?? {}).flatMap(([name, member]) => (member === socket ? `${at}.${name}` : [])),
  );
  return places[0] ?? null;
}

/** Either an error, or what event targets hand over in its place. */
function isError(value: unknown): boolean {
  if (value instanceof Error) return true;
  return typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'error';
}
