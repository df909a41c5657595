/** One installed implementation that a library row speaks of. */
export interface Implementation {
  /** As the table prints it. */
  readonly name: string;
  /** Id of the row that it is held against. */
  readonly library: string;
  /** As deviations name it. */
  readonly runtime: string;
  /** Module that is imported; `null`: the global. */
  readonly module: string | null;
  readonly driver: 'ws' | 'whatwg';
}

/** Every implementation that is replayed. */
export const implementations: readonly Implementation[] = [
  { name: 'ws 8', library: 'ws', runtime: 'ws', module: 'ws', driver: 'ws' },
  { name: 'ws 7', library: 'ws', runtime: 'ws', module: 'ws-7', driver: 'ws' },
  { name: 'ws 6', library: 'ws-6', runtime: 'ws', module: 'ws-6', driver: 'ws' },
  { name: 'undici', library: 'whatwg', runtime: 'undici', module: 'undici', driver: 'whatwg' },
  { name: 'undici 6', library: 'whatwg', runtime: 'undici', module: 'undici-6', driver: 'whatwg' },
  // Node's global is the undici that Node carries.
  { name: 'node', library: 'whatwg', runtime: 'undici', module: null, driver: 'whatwg' },
];
