import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Library } from '@socket-safety/libraries';
import type { Replayed } from './compare.ts';
import type { Implementation } from './implementation.ts';
import { implementations, isPresent } from './implementations.ts';
import { borrowedSockets, handoverNamesOf } from './handovers.ts';
import { mapInTurn } from './in-turn.ts';
import { starterOf } from './installed.ts';
import { observationsOf } from './observations.ts';
import type { Recording, Vocabulary } from './recording.ts';
import { stripTypes, type Stripped } from './stripped.ts';

const LIMIT_MS = 300_000;
const AT_A_TIME = 4;
const RECORDER = new URL('./recorder.ts', import.meta.url);

/** An implementation of a row, and all that was recorded of it. */
export interface Replay {
  readonly library: Library;
  readonly recording: Recording;
  readonly replayed: Replayed;
}

/** Records every implementation of the given rows that is installed. */
export async function replayAll(libraries: readonly Library[]): Promise<readonly Replay[]> {
  const played = implementations
    .filter(isPresent)
    .flatMap((implementation) =>
      libraries
        .filter(({ id }) => id === implementation.library)
        .map((library) => ({ implementation, library })),
    );
  if (played.length === 0) return [];
  const stripped = stripTypes();
  try {
    return await mapInTurn(played, AT_A_TIME, async ({ implementation, library }) => {
      const recording = await record(implementation, vocabularyOf(library), stripped);
      const { version, shows, together } = recording;
      return {
        library,
        recording,
        replayed: { implementation, version, shows, together, seen: observationsOf(recording) },
      };
    });
  } finally {
    stripped.dispose();
  }
}

/** Names the parts of a recording, as a row's `source` does: `ws/send`, `ws/events`. */
export function partsOf({ library, recording }: Replay): readonly string[] {
  const methods = Object.values(recording.sockets)
    .flatMap(({ calls }) => calls)
    .flatMap(({ method, missing }) => (method === null || missing ? [] : method));
  return [...new Set([...methods, 'events'])].map((part) => `${library.id}/${part}`);
}

/** Takes the names out of a row: all that the recorder is told. */
function vocabularyOf(library: Library): Vocabulary {
  const { modules, globals, exports, types } = library;
  const own = Object.entries(types).flatMap(([type, { socket }]) =>
    socket === undefined ? [] : [[type, socket] as const],
  );
  return {
    modules,
    globals: Object.keys(globals),
    exports: Object.keys(exports),
    sockets: Object.fromEntries(
      [...borrowedSockets(library), ...own].map(([type, socket]) => {
        const names = {
          properties: Object.keys(socket.properties),
          constants: Object.keys(socket.constants.values),
          events: Object.keys(socket.events),
          methods: Object.keys(socket.methods),
          handovers: handoverNamesOf(library, type),
        };
        return [type, names];
      }),
    ),
  };
}

// Each implementation is recorded in a process of its own, which never sees a row.
async function record(
  implementation: Implementation,
  vocabulary: Vocabulary,
  stripped: Stripped,
): Promise<Recording> {
  const { name, under, flags = [], recorder = RECORDER } = implementation;
  const { file, start, readsTypes } = starterOf(under);
  const output = await run(name, file, [
    ...start,
    ...flags,
    readsTypes ? fileURLToPath(recorder) : stripped.pathOf(recorder),
    name,
    JSON.stringify(vocabulary),
  ]);
  // Written by the recorder.
  return JSON.parse(output) as Recording;
}

function run(name: string, file: string, given: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, given, { timeout: LIMIT_MS, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`The recorder of ${name} stopped (${String(signal ?? code)}).\n${complaint}`));
    });
  });
}
