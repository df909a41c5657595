import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Library } from '@socket-safety/libraries';
import type { Replayed } from './compare.ts';
import { implementations, type Implementation } from './implementations.ts';
import { observationsOf } from './observations.ts';
import type { Recording, Vocabulary } from './recording.ts';

const LIMIT_MS = 40_000;
const TYPESCRIPT = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const RECORDER = fileURLToPath(new URL('./recorder.ts', import.meta.url));

/** An implementation of a row, and all that was recorded of it. */
export interface Replay {
  readonly library: Library;
  readonly recording: Recording;
  readonly replayed: Replayed;
}

/** Records every implementation of the given rows, all at once. */
export function replayAll(libraries: readonly Library[]): Promise<readonly Replay[]> {
  return Promise.all(
    implementations.flatMap((implementation) =>
      libraries
        .filter(({ id }) => id === implementation.library)
        .map(async (library): Promise<Replay> => {
          const recording = await record(implementation, vocabularyOf(library));
          const { version } = recording;
          return {
            library,
            recording,
            replayed: { implementation, version, seen: observationsOf(recording) },
          };
        }),
    ),
  );
}

/** Names the parts of a recording, as a row's `source` does: `ws/send`, `ws/events`. */
export function partsOf({ library, recording }: Replay): readonly string[] {
  const methods = recording.calls.flatMap(({ method, missing }) =>
    method === null || missing ? [] : method,
  );
  return [...new Set([...methods, 'events'])].map((part) => `${library.id}/${part}`);
}

/** Takes the names out of a row: all that the recorder is told. */
function vocabularyOf(library: Library): Vocabulary {
  const sockets = Object.values(library.types).flatMap(({ socket }) =>
    socket === undefined ? [] : [socket],
  );
  const names = (of: (socket: (typeof sockets)[number]) => object): readonly string[] => [
    ...new Set(sockets.flatMap((socket) => Object.keys(of(socket)))),
  ];
  return {
    modules: library.modules,
    globals: Object.keys(library.globals),
    properties: names(({ properties }) => properties),
    constants: names(({ constants }) => constants.values),
    events: names(({ events }) => events),
    methods: names(({ methods }) => methods),
  };
}

// Each implementation is recorded in a process of its own, which never sees a row.
async function record(implementation: Implementation, vocabulary: Vocabulary): Promise<Recording> {
  const output = await run([
    '--import',
    TYPESCRIPT,
    ...globalFlags(implementation),
    RECORDER,
    implementation.name,
    JSON.stringify(vocabulary),
  ]);
  // Written by the recorder.
  return JSON.parse(output) as Recording;
}

// Node 20 has the global behind a flag.
function globalFlags({ module }: Implementation): readonly string[] {
  return module === null && !('WebSocket' in globalThis) ? ['--experimental-websocket'] : [];
}

function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { timeout: LIMIT_MS, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`The recorder stopped (${String(signal ?? code)}).\n${complaint}`));
    });
  });
}
