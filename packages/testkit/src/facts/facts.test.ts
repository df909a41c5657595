import { libraries, ws, type Library } from '@socket-safety/libraries';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUILT_ON, citationsOf, citedRows } from './cited-alone.ts';
import { changedCells, compare, deviationsOf, unshown, type Replayed } from './compare.ts';
import { implementations, isPresent } from './implementations.ts';
import { perturbationsOf } from './perturbations.ts';
import { partsOf, replayAll, type Replay } from './replay.ts';

// Rows of packages that are not installed here rest on citations. `FACTS=net,tls` leaves out the other rows.
const wanted = process.env['FACTS']?.split(',');
const replayable = libraries.filter(
  ({ id }) =>
    (wanted?.includes(id) ?? true) && implementations.some((one) => one.library === id && isPresent(one)),
);

// Recorded once; every test compares.
let replays: readonly Replay[] = [];
beforeAll(async () => {
  replays = await replayAll(replayable);
  // A machine with much else to do may bring two events in another order, once.
  const doubtful = replayable.filter((library) => disagreements(library).length > 0);
  const again = await replayAll(doubtful);
  replays = [...replays.filter(({ library }) => !doubtful.includes(library)), ...again];
}, 900_000);

for (const { name, library } of implementations.filter((one) => !isPresent(one))) {
  test.skip(`${library}: ${name} is not installed`);
}

test('a library that nobody replays cites, or builds on rows that are replayed', () => {
  const ids = new Set(implementations.map(({ library }) => library));
  const cited = libraries.filter(({ id }) => !ids.has(id));
  expect(cited.flatMap(sourcesOf).filter((source) => !ids.has(libraryOf(source)))).toEqual([]);
});

test('every row that rests on citations alone says why, and no other does', () => {
  const ids = new Set(implementations.map(({ library }) => library));
  const alone = libraries.filter((library) => !ids.has(library.id) && citationsOf(library).length > 0);
  expect(alone.map(({ id }) => id)).toEqual(citedRows().map(({ library }) => library));
});

test('every other row without a driver says on what it builds', () => {
  const ids = new Set(implementations.map(({ library }) => library));
  const alone = new Set(citedRows().map(({ library }) => library));
  const others = libraries.filter(({ id }) => !ids.has(id) && !alone.has(id));
  expect(others.map(({ id }) => id)).toEqual(Object.keys(BUILT_ON));
});

describe.each(replayable.map((library) => [library.id, library] as const))('%s', (id, library) => {
  test('has implementations', () => {
    expect(replaysOf(id)).not.toEqual([]);
  });

  test('says what the installed packages do', () => {
    expect(disagreements(library)).toEqual([]);
  });

  test('is found wrong wherever it is', () => {
    const replayed = replaysOf(id).map((one) => one.replayed);
    const unnoticed: string[] = [];
    const touched = new Set<string>();
    for (const { change, library: wrong } of perturbationsOf(library)) {
      const cells = changedCells(library, wrong, replayed);
      if (cells.length === 0 && !isDeviationHere(change, library, replayed)) continue;
      for (const cell of cells) touched.add(cell);
      if (!isNoticed(wrong, replayed)) unnoticed.push(change);
    }
    expect(unnoticed).toEqual([]);

    const shown = new Set(replayed.flatMap((one) => compare(library, one).replayed));
    const claimed = changedCells(library, NOTHING, replayed).filter((cell) => shown.has(cell));
    expect(claimed.filter((cell) => !touched.has(cell))).toEqual([]);
  });

  test('names recordings that exist', () => {
    const parts = replays.flatMap(partsOf);
    const played = new Set(replays.map((one) => one.library.id));
    const missing = sourcesOf(library).filter(
      (source) => played.has(libraryOf(source)) && !parts.includes(source),
    );
    expect(missing).toEqual([]);
  });
});

test.runIf(replayable.some(({ id }) => id === 'ws-6'))('versions of one package are told apart', () => {
  const older = replaysOf('ws-6').map(({ replayed }) => compare(ws, replayed));
  const cells = older.flatMap(({ differences }) => differences.map(({ cell }) => cell));
  expect(cells).toContain('WebSocket.methods.send.outcome.closed');
  expect(cells).toContain('WebSocket.methods.ping.withCallback.connecting');
  expect(cells).toContain('versions');
  expect(cells).not.toContain('WebSocket.methods.send.outcome.open');
});

/** A row that claims nothing. */
const NOTHING: Library = {
  id: 'nothing',
  name: 'nothing',
  modules: [],
  globals: {},
  exports: {},
  types: {},
  declared: [],
};

function replaysOf(id: string): readonly Replay[] {
  return replays.filter(({ library }) => library.id === id);
}

/** Says whether anything speaks against a row. */
function isNoticed(library: Library, replayed: readonly Replayed[]): boolean {
  return (
    replayed.some((one) => compare(library, one).differences.length > 0) ||
    unshown(library, replayed).length > 0
  );
}

/** Everything that speaks against a row, as text. */
function disagreements(library: Library): readonly string[] {
  const replayed = replaysOf(library.id).map((one) => one.replayed);
  return [...replayed.flatMap((one) => compare(library, one).differences), ...unshown(library, replayed)].map(
    ({ cell, claimed, seen }) => `${cell}: claimed ${String(claimed)}, seen ${String(seen)}`,
  );
}

function sourcesOf(library: Library): readonly string[] {
  return Object.values(library.types)
    .flatMap(({ socket }) =>
      socket === undefined ? [] : [...Object.values(socket.events), ...Object.values(socket.methods)],
    )
    .flatMap(({ source }) => ('replay' in source ? source.replay : []));
}

/** `ws/send` → `ws`. */
function libraryOf(source: string): string {
  return source.slice(0, source.lastIndexOf('/'));
}

/** Of the deviations of implementations that are not installed here, nothing can be noticed. */
function isDeviationHere(change: string, library: Library, replayed: readonly Replayed[]): boolean {
  const [, index] = /^deviations\.(\d+)\./.exec(change) ?? [];
  const deviation = index === undefined ? undefined : library.deviations?.[Number(index)];
  if (deviation === undefined) return false;
  const isComplete = implementations.filter((one) => one.library === library.id).every(isPresent);
  return isComplete || replayed.some((one) => deviationsOf(library, one).includes(deviation));
}
