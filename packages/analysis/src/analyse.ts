// One file in, its facts out. Every host calls this once per file, and every rule asks the same facts.
import type { Library } from '@socket-safety/libraries';
import type { Facts } from './facts.ts';
import { findWalks } from './collections/find-walks.ts';
import { openFile } from './file-analysis.ts';
import { resolveEntries } from './flow/entries.ts';
import type { Solution } from './flow/records.ts';
import { findWrapped } from './flow/rejecting.ts';
import type { ModuleReader } from './imports.ts';
import type { FunctionId } from './ir/model.ts';
import type { Settings } from './settings.ts';
import { findSendSites } from './sites/send-sites.ts';
import { closeCalls } from './sockets/close-calls.ts';
import { relevantFunctions } from './sockets/relevance.ts';
import type { TypeOracle } from './sockets/oracle.ts';
import type { Source } from './source.ts';

/** What an analysis needs beside the file. */
export interface AnalyseOptions {
  readonly libraries: readonly Library[];
  readonly settings: Settings;
  /** Answers from a type checker; null without one. */
  readonly oracle: TypeOracle | null;
  /** Finds files of the project that this one imports. */
  readonly imports: ModuleReader;
}

/** Analyses a file. Never throws on the file's account: what cannot be followed is widened and counted. */
export function analyse(source: Source, options: AnalyseOptions): Facts {
  const { module, identification, endings, solved } = openFile(source, options);
  const solutions = new Map<FunctionId, Solution>();
  let unsupported = 0;
  for (const id of relevantFunctions(source.ast, identification)) {
    const solution = solved(id);
    if (solution === null) continue;
    solutions.set(id, solution);
    if (solution.fn.unsupported > 0) unsupported++;
  }
  const closings = closeCalls(identification);
  const entries = resolveEntries(solutions, identification, closings, endings);
  const wrapped = findWrapped(identification);
  const sends = findSendSites(source, solutions, entries, identification, wrapped, closings);
  const walks = findWalks(source, module, identification);
  return { source, sends, walks, effort: { functions: solutions.size, unsupported } };
}
