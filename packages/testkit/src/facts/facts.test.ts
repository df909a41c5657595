import { libraries, ws, type Library } from '@socket-safety/libraries';
import { beforeAll, describe, expect, test } from 'vitest';
import { compare, unshown, type Comparison } from './compare.ts';
import { implementations } from './implementations.ts';
import { perturbationsOf } from './perturbations.ts';
import { partsOf, replayAll, type Replay } from './replay.ts';

// Rows of packages that are not installed here rest on citations.
const replayable = libraries.filter(({ id }) => implementations.some(({ library }) => library === id));

// Recorded once; every test compares.
let replays: readonly Replay[] = [];
beforeAll(async () => {
  replays = await replayAll(replayable);
}, 45_000);

test('a library that nobody replays cites, or builds on rows that are replayed', () => {
  const parts = replays.flatMap(partsOf);
  const cited = libraries.filter((library) => !replayable.includes(library));
  expect(cited.flatMap(sourcesOf).filter((source) => !parts.includes(source))).toEqual([]);
});

describe.each(replayable.map((library) => [library.id, library] as const))('%s', (id, library) => {
  test('has implementations', () => {
    expect(replaysOf(id)).not.toEqual([]);
  });

  test('says what the installed packages do', () => {
    expect(disagreements(library)).toEqual([]);
  });

  test('is found wrong wherever it is', () => {
    const perturbations = [...perturbationsOf(library)];
    const unnoticed = perturbations.filter((wrong) => disagreements(wrong.library).length === 0);
    expect(perturbations.length).toBeGreaterThan(100);
    expect(unnoticed.map(({ change }) => change)).toEqual([]);
  });

  test('names recordings that exist', () => {
    const parts = replays.flatMap(partsOf);
    expect(sourcesOf(library).filter((source) => !parts.includes(source))).toEqual([]);
  });
});

test('versions of one package are told apart', () => {
  const older = replaysOf('ws-6').map(({ replayed }) => compare(ws, replayed));
  const cells = older.flatMap(({ differences }) => differences.map(({ cell }) => cell));
  expect(cells).toContain('WebSocket.methods.send.outcome.closed');
  expect(cells).toContain('WebSocket.methods.ping.withCallback.connecting');
  expect(cells).toContain('versions');
  expect(cells).not.toContain('WebSocket.methods.send.outcome.open');
});

function replaysOf(id: string): readonly Replay[] {
  return replays.filter(({ library }) => library.id === id);
}

/** Everything that speaks against a row, as text. */
function disagreements(library: Library): readonly string[] {
  const comparisons: readonly Comparison[] = replaysOf(library.id).map(({ replayed }) =>
    compare(library, replayed),
  );
  return [...comparisons.flatMap(({ differences }) => differences), ...unshown(library, comparisons)].map(
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
