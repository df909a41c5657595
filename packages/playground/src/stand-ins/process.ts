// What packages written for Node ask of `process` when they are loaded. It must be imported before them.
Object.assign(globalThis, {
  process: {
    cwd: () => '/',
    env: {},
    argv: [],
    platform: 'linux',
    versions: {},
    emitWarning: () => undefined,
  },
});
