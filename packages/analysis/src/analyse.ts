// One file in, its facts out. Every host calls this once per file, and every rule asks the same facts.
import type { Library } from '@socket-safety/libraries';
import type { Facts } from './facts.ts';
import type { Settings } from './settings.ts';
import type { Source } from './source.ts';
import type { TypeOracle } from './sockets/oracle.ts';

/** What an analysis needs beside the file. */
export interface AnalyseOptions {
  readonly libraries: readonly Library[];
  readonly settings: Settings;
  /** Answers from a type checker; null without one. */
  readonly oracle: TypeOracle | null;
}

/** Analyses a file. Never throws on the file's account: what cannot be followed is widened and counted. */
export function analyse(source: Source, _options: AnalyseOptions): Facts {
  return { source, sends: [], walks: [], effort: { functions: 0, unsupported: 0 } };
}
