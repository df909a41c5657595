import type { State } from '@socket-safety/libraries';
import {
  checksAmong,
  printCallback,
  printCheck,
  printList,
  printParameters,
  printSocket,
  printValue,
  printValues,
  type Cells,
} from './cells.ts';
import type { HandedRecord, NamesRecord, Recording, ServerRecord, SocketRecording } from './recording.ts';
import { methodsSeen } from './seen-calls.ts';
import { eventsSeen } from './seen-events.ts';
import { handoversSeen } from './seen-handovers.ts';
import { learnStates, type StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** Spells out what a recording shows, in the words of a row and without knowing one. */
export function observationsOf({ names, sockets, servers }: Recording): Cells {
  const readers = new Map(Object.entries(sockets).map(([type, socket]) => [type, learnStates(socket)]));
  return new Map([
    ...(names === null ? [] : namesSeen(names)),
    ...Object.entries(sockets).flatMap(([type, socket]) => prefixed(type, socketSeen(socket))),
    ...Object.entries(servers).flatMap(([type, server]) => prefixed(type, serverSeen(server, readers))),
  ]);
}

function prefixed(prefix: string, entries: readonly Entry[]): readonly Entry[] {
  return entries.map(([cell, value]) => [`${prefix}.${cell}`, value]);
}

function namesSeen({ modules, globals, exports, statics }: NamesRecord): readonly Entry[] {
  return [
    ...modules.map((module): Entry => [`modules.${module}`, 'same class']),
    ...prefixed('globals', Object.entries(globals)),
    ...prefixed('exports', Object.entries(exports)),
    ...Object.entries(statics).flatMap(([type, own]) => prefixed(`${type}.statics`, Object.entries(own))),
  ];
}

function socketSeen(recording: SocketRecording): readonly Entry[] {
  const { born, listeners, reached } = recording;
  const stateOf = learnStates(recording);
  const birth = born === null ? null : stateOf(born);
  return [
    ...(birth === null ? [] : [['birth.construct', birth] as const]),
    ...propertiesSeen(recording),
    ...constantsSeen(recording),
    ...(listeners === null ? [] : [['listeners', printList(listeners)] as const]),
    ...prefixed('events', eventsSeen(recording, stateOf)),
    ...prefixed('handovers', handoversSeen(recording, stateOf)),
    ...prefixed('methods', methodsSeen(recording, stateOf)),
    ...reached
      .filter((record) => !record.reached)
      .map(({ way, state }): Entry => [`ways.${way}`, `never ${state}`]),
  ];
}

/** A property that is both true and false in a state tells nothing there. */
function propertiesSeen({ properties, reached: all }: SocketRecording): readonly Entry[] {
  const reached = all.filter((record) => record.reached);
  const states = new Set(reached.map(({ state }) => state));
  const values = (property: string, state: State) =>
    new Set(reached.filter((record) => record.state === state).map((record) => record.values[property]));
  const single = (property: string, state: State): string | null => {
    const [value, ...more] = values(property, state);
    return value === undefined || more.length > 0 ? null : printValue(value);
  };
  const tells = (checked: readonly string[]): boolean =>
    reached.every(
      (record) =>
        record.state === 'open' ||
        checked.some((property) => printValue(record.values[property]) !== single(property, 'open')),
    );
  const told = properties.flatMap((property) => {
    const open = single(property, 'open');
    return open === null ? [] : [{ property, open }];
  });
  return [
    ...properties.flatMap((property) =>
      [...states].flatMap((state): readonly Entry[] => {
        const seen = values(property, state);
        return seen.has(true) && seen.has(false)
          ? []
          : [[`properties.${property}.${state}`, printValues(seen)]];
      }),
    ),
    ...checksAmong(told)
      .filter((check) => tells(check.map(({ property }) => property)))
      .map((check): Entry => [printCheck(check), 'tells open apart']),
  ];
}

function constantsSeen({ constants }: SocketRecording): readonly Entry[] {
  if (constants === null) return [];
  const names = Object.keys(constants.class);
  const places = (['class', 'instance'] as const).filter((place) =>
    names.every((name) => constants[place][name] !== null),
  );
  return [
    ['constants', printList(places)],
    ...names.map((name): Entry => [
      `constants.${name}`,
      printList(places.map((place) => printValue(constants[place][name]))),
    ]),
  ];
}

function serverSeen(
  { emits, callbacks, collections, returns = {} }: ServerRecord,
  readers: ReadonlyMap<string, StateReader>,
): readonly Entry[] {
  const print = (handed: HandedRecord): string | null => {
    if (handed === null) return null;
    const socket = printSocket(handed.type, [stateOf(handed)]);
    return handed.member === undefined ? socket : `${handed.member}: ${socket}`;
  };
  const stateOf = ({ type, values }: NonNullable<HandedRecord>): string =>
    readers.get(type)?.(values) ?? 'several states';
  const printAll = (handed: readonly HandedRecord[]): string => {
    const sockets = handed.filter((one) => one !== null);
    const types = printList(sockets.map(({ type }) => type));
    return printSocket(types, sockets.map(stateOf));
  };
  return [
    ...Object.entries(emits).map(([event, parameters]): Entry => [
      `emits.${event}`,
      printParameters(parameters.map(print)),
    ]),
    ...Object.entries(callbacks).map(([name, { argument, runs, parameters }]): Entry => [
      `calls.${name}.callbacks.0`,
      printCallback(argument, runs, parameters.map(print)),
    ]),
    ...Object.entries(collections).map(([name, { kind, elements }]): Entry => [
      `holds.${name}`,
      `${kind} of ${printAll(elements)}`,
    ]),
    ...Object.entries(returns).map(([name, returned]): Entry => [
      `calls.${name}.returns`,
      returned !== null && 'kind' in returned
        ? `${returned.kind} of ${printAll(returned.elements)}`
        : (print(returned) ?? 'no socket'),
    ]),
  ];
}
