// One analysis per file, whatever the number of rules that ask.
import { analyse, findEvidence, type AnalyseOptions, type Facts, type Source } from '@socket-safety/analysis';

/** What came of a file: nothing to look at, facts, or a bug of ours. */
export type Analysis =
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'facts'; readonly facts: Facts }
  | { readonly kind: 'crash'; readonly error: Error };

interface Entry {
  readonly libraries: AnalyseOptions['libraries'];
  readonly settings: AnalyseOptions['settings'];
  readonly analysis: Analysis;
}

const entries = new WeakMap<Source['ast'], Entry[]>();

/** Returns the analysis of a file, made once per tree, libraries and settings. A bug of ours is an answer, never thrown. */
export function analysisOf(source: Source, options: AnalyseOptions): Analysis {
  let known = entries.get(source.ast);
  if (known === undefined) entries.set(source.ast, (known = []));
  const { libraries, settings } = options;
  const before = known.find((entry) => entry.libraries === libraries && entry.settings === settings);
  if (before !== undefined) return before.analysis;
  const analysis = attempt(source, options);
  known.push({ libraries, settings, analysis });
  return analysis;
}

function attempt(source: Source, options: AnalyseOptions): Analysis {
  const evidence = findEvidence(source.text, options.libraries);
  if (!evidence.sockets && !evidence.walks) return { kind: 'no-evidence' };
  try {
    return { kind: 'facts', facts: analyse(source, options) };
  } catch (cause) {
    return { kind: 'crash', error: asError(cause) };
  }
}

/** Wraps what was thrown when it is no error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
