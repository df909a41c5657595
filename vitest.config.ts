import { defineConfig } from 'vitest/config';

// Tests run on the TypeScript source of every package, so that no build is needed before them.
const conditions = ['source', 'node', 'import', 'module', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/**/*.test.ts',
      'rules/**/*.test.ts',
      'codemods/**/*.test.ts',
      'fixtures/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/cases/**', '**/templates/**'],
    // Most of a run is loading the engine: files of one worker share it. No test mocks a module or changes the process.
    isolate: false,
    // Replays mostly wait; a second worker does the rest meanwhile.
    maxWorkers: '100%',
    testTimeout: 60_000,
  },
});
