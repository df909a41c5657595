import type { Implementation } from '../implementation.ts';

export const implementations: readonly Implementation[] = [
  {
    name: 'an extension in Chromium',
    library: 'web-extension',
    runtime: 'chromium',
    // The browser of the registry loads no extensions.
    program: 'chromium',
    recorder: new URL('../extension/recorder.ts', import.meta.url),
    open() {
      throw new Error('Only its own recorder opens a browser.');
    },
  },
];
