// One file opened for questions: its functions are solved when somebody asks, and an imported function is asked of its own file.
import type { AnalyseOptions } from './analyse.ts';
import { evidenceOf, librariesFor } from './evidence.ts';
import { eachStateHandler } from './flow/close-handlers.ts';
import { findEndings, type Endings } from './flow/endings.ts';
import { findFlags } from './flow/find-flags.ts';
import { eachOwnCloseFlag } from './flow/own-close-flags.ts';
import type { Solution } from './flow/records.ts';
import { solve } from './flow/solve.ts';
import { isUnstable } from './flow/stability.ts';
import type { Summaries, Summary } from './flow/summary.ts';
import type { Flag } from './guards/flag.ts';
import type { ImportedFile } from './imports.ts';
import type { FunctionId, IrModule, Node } from './ir/model.ts';
import { MAX_HOPS } from './library-in-reach.ts';
import { lowerModule } from './lower/module.ts';
import type { Settings } from './settings.ts';
import { exportedFunction } from './sockets/exports.ts';
import { identify, type Identification } from './sockets/identify.ts';
import { closeCalls, type CloseCall } from './sockets/close-calls.ts';
import { eachRegistration, type Registration } from './sockets/registrations.ts';
import type { Slot } from './sockets/syntax-index.ts';
import { isTestFile } from './sites/test-file.ts';
import type { Source } from './source.ts';

export interface FileAnalysis {
  readonly source: Source;
  readonly module: IrModule;
  readonly identification: Identification;
  /** Every listener of the file. Found once, when it is first asked for, as are the next three. */
  readonly registrations: () => readonly Registration[];
  /** Where the file closes its sockets itself. */
  readonly closings: () => ReadonlyMap<Slot, readonly CloseCall[]>;
  /** Whether the file registers tests. */
  readonly isTest: () => boolean;
  /** What handlers of the sockets set and end. */
  readonly handled: () => Handled;
  /** Solves a function, once; null while that very function is being solved. */
  readonly solved: (id: FunctionId) => Solution | null;
  readonly summaries: Summaries;
  readonly settings: Settings;
  /** Opens a file of the project that this one imports; null for packages, and where it is too far away. */
  readonly importedFile: (specifier: string) => FileAnalysis | null;
}

/** What the close handlers of a file leave behind. */
export interface Handled {
  readonly flags: readonly Flag[];
  readonly endings: Endings;
  /** Calls and assignments that add a listener to the close of a socket. */
  readonly endListenings: ReadonlySet<Node>;
}

/** Calls nested deeper than this are taken as calls of unknown functions. */
const MAX_DEPTH = 100;

/** Imported files that name no library and are opened for one file all the same: an index may list hundreds. */
const MOST_UNPROMISING = 30;

/** Opens a file. Nothing is solved yet. */
export function openFile(
  source: Source,
  options: AnalyseOptions,
  hops = 0,
  unpromising = new Set<string>(),
): FileAnalysis {
  const module = lowerModule(source);
  const importedFile = (specifier: string): FileAnalysis | null => {
    const file = hops >= MAX_HOPS ? null : options.imports(specifier);
    if (file === null || !isWorthOpening(file, options, unpromising)) return null;
    return openImported(file, options, hops + 1, unpromising);
  };
  const identification = identify(source, module, {
    libraries: librariesFor(source.text, options.libraries),
    allLibraries: options.libraries,
    oracle: options.oracle,
    imported: (specifier) => importedFile(specifier)?.identification ?? null,
  });
  let listed: readonly Registration[] | undefined;
  const registrations = () => (listed ??= [...eachRegistration(source.ast, identification)]);
  let closed: ReadonlyMap<Slot, readonly CloseCall[]> | undefined;
  const closings = () => (closed ??= closeCalls(identification));
  let tests: boolean | undefined;
  const isTest = () => (tests ??= isTestFile(identification));
  let found: Handled | undefined;
  const handled = (): Handled => (found ??= findHandled());
  function findHandled(): Handled {
    const handlers = [...eachStateHandler(source.ast, registrations(), identification)];
    return {
      flags: [
        ...findFlags(source.ast, handlers, identification),
        ...eachOwnCloseFlag(closings(), identification),
      ],
      endings: findEndings(source.ast, handlers, identification),
      endListenings: new Set(
        registrations()
          .filter(({ heard }) => heard?.row.role === 'close')
          .map(({ node }) => node),
      ),
    };
  }
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
      ...handled(),
      settings: options.settings,
      isUnstable: (cell, fn, written) => isUnstable(cell, fn, written, identification),
    });
    running.delete(id);
    solutions.set(id, solution);
    return solution;
  };

  const summaries: Summaries = {
    of: (id) => solved(id)?.summary ?? null,
    imported: (callee) => {
      if (hops >= MAX_HOPS) return null;
      const name = identification.importOf(callee);
      const file = name === null ? null : options.imports(name.module);
      return name === null || file === null ? null : summaryIn(file, name.name, options, hops + 1);
    },
  };
  const { settings } = options;
  return {
    source,
    module,
    identification,
    registrations,
    closings,
    isTest,
    handled,
    solved,
    summaries,
    settings,
    importedFile,
  };
}

function isWorthOpening(
  file: ImportedFile,
  { libraries }: AnalyseOptions,
  unpromising: Set<string>,
): boolean {
  const { text } = file;
  if (unpromising.has(text) || evidenceOf(file, libraries).sockets) return true;
  if (unpromising.size >= MOST_UNPROMISING) return false;
  unpromising.add(text);
  return true;
}

interface Opened {
  readonly libraries: AnalyseOptions['libraries'];
  readonly settings: AnalyseOptions['settings'];
  readonly analysis: FileAnalysis;
}

const opened = new WeakMap<Source, Opened[]>();

function summaryIn(file: ImportedFile, name: string, options: AnalyseOptions, hops: number): Summary | null {
  const analysis = openImported(file, options, hops, new Set());
  const header = analysis === null ? null : exportedFunction(analysis.source, analysis.module, name);
  return header === null ? null : (analysis?.summaries.of(header.id) ?? null);
}

/** Opens a file once for each pair of libraries and settings; under others it would say something else. */
function openImported(
  file: ImportedFile,
  options: AnalyseOptions,
  hops: number,
  unpromising: Set<string>,
): FileAnalysis | null {
  const { libraries, settings } = options;
  const source = file.source();
  if (source === null) return null;
  let known = opened.get(source);
  if (known === undefined) opened.set(source, (known = []));
  const before = known.find((one) => one.libraries === libraries && one.settings === settings);
  if (before !== undefined) return before.analysis;
  const analysis = openFile(source, { ...options, oracle: null, imports: file.imports }, hops, unpromising);
  known.push({ libraries, settings, analysis });
  return analysis;
}
