import type { State } from '@socket-safety/libraries';
import { printCallback, printList, printParameters, printSocket, printValue, type Cells } from './cells.ts';
import type { HandedRecord, Recording, ServerRecord } from './recording.ts';
import { methodsSeen } from './seen-calls.ts';
import { eventsSeen } from './seen-events.ts';
import { learnStates, type StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** Spells out what a recording shows, in the words of a row and without knowing one. */
export function observationsOf(recording: Recording): Cells {
  const stateOf = learnStates(recording);
  const { names, socketType, servers } = recording;
  return new Map([
    ...names.modules.map((module): Entry => [`modules.${module}`, 'same class']),
    ...named('globals', names.globals),
    ...named('exports', names.exports),
    ...Object.entries(names.statics).flatMap(([type, statics]) => named(`${type}.statics`, statics)),
    ...socketSeen(recording, stateOf).map(([cell, value]): Entry => [`${socketType}.${cell}`, value]),
    ...Object.entries(servers).flatMap(([type, server]) =>
      serverSeen(server, socketType, stateOf).map(([cell, value]): Entry => [`${type}.${cell}`, value]),
    ),
    ...recording.reached
      .filter(({ reached }) => !reached)
      .map(({ way, state }): Entry => [`ways.${way}`, `never ${state}`]),
  ]);
}

function named(prefix: string, names: Readonly<Record<string, string>>): readonly Entry[] {
  return Object.entries(names).map(([name, type]) => [`${prefix}.${name}`, type]);
}

function socketSeen(recording: Recording, stateOf: StateReader): readonly Entry[] {
  return [
    ['birth.construct', stateOf(recording.born)],
    ...propertiesSeen(recording),
    ...constantsSeen(recording),
    ['listeners', printList(recording.listeners)],
    ...eventsSeen(recording, stateOf).map(([cell, value]): Entry => [`events.${cell}`, value]),
    ...methodsSeen(recording, stateOf).map(([cell, value]): Entry => [`methods.${cell}`, value]),
  ];
}

function propertiesSeen({ born, reached }: Recording): readonly Entry[] {
  const values = (property: string, state: State): string =>
    printList(
      reached
        .filter((record) => record.reached && record.state === state)
        .map((record) => printValue(record.values[property])),
    );
  const states = new Set(reached.map(({ state }) => state));
  return Object.keys(born).flatMap((property): readonly Entry[] => {
    const open = values(property, 'open');
    const apart = [...states].every((state) => state === 'open' || values(property, state) !== open);
    return [
      ...[...states].map((state): Entry => [`properties.${property}.${state}`, values(property, state)]),
      ...(apart ? [[`check.${property} ${open}`, 'tells open apart'] as const] : []),
    ];
  });
}

function constantsSeen({ constants }: Recording): readonly Entry[] {
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
  { emits, callbacks, collections }: ServerRecord,
  socketType: string,
  stateOf: StateReader,
): readonly Entry[] {
  const print = (handed: HandedRecord): string | null =>
    handed === null ? null : printSocket(socketType, [stateOf(handed.socket)]);
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
      `${kind} of ${printSocket(socketType, elements.map(stateOf))}`,
    ]),
  ];
}
