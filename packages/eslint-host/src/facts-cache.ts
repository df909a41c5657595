// One analysis per file, whatever the number of rules that ask.
import {
  analyse,
  findEvidence,
  withoutChecker,
  type AnalyseOptions,
  type Facts,
  type Source,
} from '@socket-safety/analysis';

/** What came of a file: nothing to look at, facts, or a bug of ours. */
export type Analysis =
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'facts'; readonly facts: Facts }
  | { readonly kind: 'crash'; readonly error: Error };

/** Which analysis of a file is meant: the rows that hold for the user, before any version is looked at, and the settings. */
export type Question = Pick<AnalyseOptions, 'libraries' | 'settings'>;

interface Entry extends Question {
  readonly analysis: Analysis;
}

const entries = new WeakMap<Source['ast'], Entry[]>();

/**
 * Returns the analysis of a file, made once per tree, libraries and settings; `prepare` is called for a file with evidence only. A
 * bug of ours is an answer, never thrown.
 */
export function analysisOf(
  source: Source,
  { libraries, settings }: Question,
  prepare: () => AnalyseOptions,
): Analysis {
  let known = entries.get(source.ast);
  if (known === undefined) entries.set(source.ast, (known = []));
  const before = known.find((entry) => entry.libraries === libraries && entry.settings === settings);
  if (before !== undefined) return before.analysis;
  const analysis = attempt(source, libraries, prepare);
  known.push({ libraries, settings, analysis });
  return analysis;
}

function attempt(source: Source, libraries: Question['libraries'], prepare: () => AnalyseOptions): Analysis {
  const first = findEvidence(source.text, libraries);
  if (!first.sockets && !first.walks) return { kind: 'no-evidence' };
  const options = prepare();
  const found = options.libraries === libraries ? first : findEvidence(source.text, options.libraries);
  const evidence = options.oracle === null ? withoutChecker(found, source.text, options) : found;
  if (!evidence.sockets && !evidence.walks) return { kind: 'no-evidence' };
  try {
    return { kind: 'facts', facts: analyse(source, { ...options, evidence }) };
  } catch (cause) {
    return { kind: 'crash', error: asError(cause) };
  }
}

/** Wraps what was thrown when it is no error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
