// One file in, its facts out. Every host calls this once per file, and every rule asks the same facts.
import type { Library } from '@socket-safety/libraries';
import type { Facts } from './facts.ts';
import { lowerModule } from './lower/module.ts';
import { resolveEntries } from './flow/entries.ts';
import { findFlags } from './flow/find-flags.ts';
import { isUnstable } from './flow/stability.ts';
import type { Solution } from './flow/records.ts';
import { solve } from './flow/solve.ts';
import type { Summaries, Summary } from './flow/summary.ts';
import { findWrapped } from './flow/rejecting.ts';
import type { FunctionId } from './ir/model.ts';
import type { Settings } from './settings.ts';
import { findSendSites } from './sites/send-sites.ts';
import type { Source } from './source.ts';
import { closedSlots } from './sockets/closed-slots.ts';
import { identify } from './sockets/identify.ts';
import type { TypeOracle } from './sockets/oracle.ts';

/** What an analysis needs beside the file. */
export interface AnalyseOptions {
  readonly libraries: readonly Library[];
  readonly settings: Settings;
  /** Answers from a type checker; null without one. */
  readonly oracle: TypeOracle | null;
}

/** Analyses a file. Never throws on the file's account: what cannot be followed is widened and counted. */
export function analyse(source: Source, { libraries, oracle }: AnalyseOptions): Facts {
  const module = lowerModule(source);
  const identification = identify(source, module, libraries, oracle);
  const flags = findFlags(source.ast, identification);
  const solutions = new Map<FunctionId, Solution>();
  const running = new Set<FunctionId>();
  const solved = (id: FunctionId): Solution | null => {
    const known = solutions.get(id);
    if (known !== undefined) return known;
    if (running.has(id) || running.size > MAX_DEPTH) return null;
    running.add(id);
    const solution = solve(module.body(id), {
      identification,
      summaries,
      flags,
      isUnstable: (cell, fn) => isUnstable(cell, fn, identification),
    });
    running.delete(id);
    solutions.set(id, solution);
    return solution;
  };
  const summaries: Summaries = {
    of: (id): Summary | null => solved(id)?.summary ?? null,
    imported: () => null,
  };
  for (const header of module.functions) solved(header.id);
  const entries = resolveEntries(solutions, identification, closedSlots(identification));
  const sends = findSendSites(source, solutions, entries, identification, findWrapped(identification));
  let unsupported = 0;
  for (const { fn } of solutions.values()) if (fn.unsupported > 0) unsupported++;
  return { source, sends, walks: [], effort: { functions: solutions.size, unsupported } };
}

/** Calls nested deeper than this are taken as calls of unknown functions. */
const MAX_DEPTH = 100;
