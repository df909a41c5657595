// The command as plain JavaScript, so that a test that starts it as a process does not wait for a loader of TypeScript.
import { build, type Plugin } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

/** What is started, or loaded by its place beside what is. */
const ENTRIES = {
  main: 'main.ts',
  catalogue: 'catalogue.ts',
  'look-worker': 'look-worker.ts',
  'check-worker': 'check-worker.ts',
  'fake-main': 'cases/fake-main.ts',
  'fake-catalogue': 'cases/fake-catalogue.ts',
};

/** A program that can be started. */
export type Entry = 'main' | 'fake-main';

const SOURCE = fileURLToPath(new URL('../', import.meta.url));

let folder: string | null = null;

/** Makes the programs from the source as it is, for the tests of one file; they are gone after them. */
export function withBundledCommand(): void {
  beforeAll(() => {
    // Within the package, since the command reads its own manifest one folder up, and finds what it depends on there.
    folder = mkdtempSync(join(SOURCE, '../.tmp-'));
    return bundle(folder);
  });
  afterAll(() => {
    if (folder !== null) rmSync(folder, { recursive: true });
    folder = null;
  });
}

/** Returns the path of a program; throws in a file that has not said that it starts any. */
export function pathOfBundled(entry: Entry): string {
  if (folder === null) throw new Error('A file of tests that starts the command calls `withBundledCommand`.');
  return join(folder, `${entry}.js`);
}

async function bundle(outdir: string): Promise<void> {
  await build({
    entryPoints: ENTRIES,
    absWorkingDir: SOURCE,
    outdir,
    bundle: true,
    splitting: true,
    conditions: ['source'],
    plugins: [othersStayOutside],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

const OURS = /^(?:@socket-safety\/|eslint-plugin-socket-safety)/;

const othersStayOutside: Plugin = {
  name: 'others stay outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || OURS.test(path) ? null : { path, external: true },
    );
  },
};
