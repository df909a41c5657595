// One file in, its facts out. Every host calls this once per file, and every rule asks the same facts.
import type { Library } from '@socket-safety/libraries';
import { findChecks } from './checks/find-checks.ts';
import { findEvidence, type Evidence } from './evidence.ts';
import type { Facts, Sender } from './facts.ts';
import { findWalks } from './collections/find-walks.ts';
import { openFile, type FileAnalysis } from './file-analysis.ts';
import { resolveEntries } from './flow/entries.ts';
import type { Solution } from './flow/records.ts';
import { findWrapped } from './flow/rejecting.ts';
import type { ModuleReader } from './imports.ts';
import { lazyLifeFacts } from './life/life-facts.ts';
import type { FunctionId } from './ir/model.ts';
import type { Settings } from './settings.ts';
import { sendersOf } from './results/senders-of-file.ts';
import { findAnnounced } from './sites/hands-end-on.ts';
import { findErrorListeners } from './sites/errors-heard.ts';
import { findAnswered, findOpenings } from './sites/said-again.ts';
import { findShutControls } from './sites/shut-controls.ts';
import { findSendSites } from './sites/send-sites.ts';
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
  /** What there is to look for, where that is known already; else the text is scanned. */
  readonly evidence?: Evidence;
}

type SendFacts = Pick<Facts, 'sends' | 'checks' | 'swallows'>;

const NOTHING: SendFacts = { sends: [], checks: [], swallows: [] };

/** Analyses a file. Never throws on the file's account: what cannot be followed is widened and counted. */
export function analyse(source: Source, options: AnalyseOptions): Facts {
  const evidence = options.evidence ?? findEvidence(source.text, options.libraries);
  const file = openFile(source, options);
  const solutions = evidence.sockets ? solveRelevant(file) : new Map<FunctionId, Solution>();
  const unsupported = [...solutions.values()].filter(({ fn }) => fn.unsupported > 0).length;
  const judged = solutions.size === 0 ? NOTHING : judgeSends(file, solutions);
  let senders: readonly Sender[] | undefined;
  return {
    source,
    ...judged,
    senders: () => (senders ??= evidence.sockets ? sendersOf(file, judged.sends) : []),
    ...lazyLifeFacts(evidence.sockets, file),
    walks: evidence.walks ? findWalks(source, file.module, file.identification) : [],
    effort: { functions: solutions.size, unsupported },
  };
}

/** Only functions near a socket are solved. */
function solveRelevant({ source, identification, solved }: FileAnalysis): ReadonlyMap<FunctionId, Solution> {
  const solutions = new Map<FunctionId, Solution>();
  for (const id of relevantFunctions(source.ast, identification)) {
    const solution = solved(id);
    if (solution !== null) solutions.set(id, solution);
  }
  return solutions;
}

function judgeSends(file: FileAnalysis, solutions: ReadonlyMap<FunctionId, Solution>): SendFacts {
  const { source, identification } = file;
  const closings = file.closings();
  const { endings } = file.handled();
  const entries = resolveEntries(solutions, identification, closings, endings);
  const answered = findAnswered(file.registrations(), identification);
  const { sends, swallows } = findSendSites(source, solutions, entries, identification, {
    wrapped: findWrapped(identification),
    closings,
    endings,
    answered,
    announced: findAnnounced(file.registrations(), identification),
    errorListeners: findErrorListeners(file.registrations(), identification),
    shutControls: findShutControls(file.registrations(), identification),
    openings: findOpenings(file.registrations(), answered, identification),
    isTest: file.isTest(),
  });
  return { ...findChecks(file, sends), swallows };
}
