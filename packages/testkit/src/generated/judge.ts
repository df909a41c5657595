// What the executor sees of a program against what the engine says of it, line by line.
import { libraries } from '@socket-safety/libraries';
import { noImports, type analyse, type Facts, type Hazard, type Source } from '@socket-safety/analysis';
import { execute } from '../executor/execute.ts';
import type { Failure, Outcome } from '../executor/model.ts';
import { parseText } from '../marked-text/marked-text.ts';

const BOUNDS = { oracle: 'send fails', maxSchedules: 60, maxDeviations: 2 } as const;
/** Before a report counts as a false alarm. */
const PATIENCE = { oracle: 'send fails', maxSchedules: 300, maxDeviations: 3 } as const;

/** What the engine says of one send. Null: nothing. */
export interface Said {
  readonly line: number;
  readonly recommended: Hazard['kind'] | null;
  readonly strict: Hazard['kind'] | null;
}

/** An engine, or one with a bug. */
export type Engine = typeof analyse;

/**
 * | verdict       | means                                                                                       |
 * | ------------- | -------------------------------------------------------------------------------------------- |
 * | `miss`        | a schedule makes the send fail unobserved, and `strict` is silent                            |
 * | `false-alarm` | a preset reports the send, and no schedule within the bound makes it fail                    |
 * | `hidden`      | as before, but an earlier call throws in the same schedules, or schedules were left untried |
 */
export interface Verdict {
  readonly kind: 'miss' | 'false-alarm' | 'hidden';
  readonly preset: 'recommended' | 'strict';
  readonly said: Said;
  readonly failure: Failure | null;
}

/** Runs a program against simulated sockets. */
export function executeProgram(source: string): Outcome {
  return execute({ source, fileName: 'generated.ts' }, BOUNDS);
}

/** Looks for longer where reports stand on lines that have not failed yet. */
export function executePatiently(source: string, outcome: Outcome, said: readonly Said[]): Outcome {
  const failed = new Set(outcome.failures.map(({ line }) => line));
  const open = said.filter(({ line, strict }) => strict !== null && !failed.has(line));
  if (open.length === 0) return outcome;
  const isEnough = (failures: readonly Failure[]) =>
    open.every(({ line }) => failures.some((failure) => failure.line === line));
  return execute({ source, fileName: 'generated.ts' }, { ...PATIENCE, isEnough });
}

/** Asks an engine about a program; throws what the engine throws. */
export function askEngine(source: Source, engine: Engine): readonly Said[] {
  return saidOf(engine(source, { libraries, settings: {}, oracle: null, imports: noImports }));
}

export function saidOf({ sends }: Facts): readonly Said[] {
  return sends.map(({ node, hazard, strictHazard }) => ({
    line: node.loc.start.line,
    recommended: hazard?.kind ?? null,
    strict: (hazard ?? strictHazard)?.kind ?? null,
  }));
}

/** Parses a program as the engine takes it. */
export const sourceOf = (text: string): Source => parseText(text, 'generated.ts');

/** Compares; a program that could not be driven has no verdicts. */
export function judge(outcome: Outcome, said: readonly Said[]): readonly Verdict[] {
  if (outcome.notDriven !== null) return [];
  const failures = new Map(outcome.failures.map((failure) => [failure.line, failure]));
  const verdicts: Verdict[] = [];
  const firstThrow = outcome.failures.find(({ kind }) => kind === 'throws' || kind === 'rejects')?.line;
  for (const one of said) {
    const failure = failures.get(one.line) ?? null;
    if (failure !== null && one.strict === null)
      verdicts.push({ kind: 'miss', preset: 'strict', said: one, failure });
    if (failure !== null) continue;
    const isHidden = outcome.cutOff || (firstThrow !== undefined && firstThrow !== one.line);
    for (const preset of ['recommended', 'strict'] as const)
      if (one[preset] !== null)
        verdicts.push({ kind: isHidden ? 'hidden' : 'false-alarm', preset, said: one, failure });
  }
  const known = new Set(said.map(({ line }) => line));
  for (const failure of outcome.failures)
    if (!known.has(failure.line) && isSend(outcome, failure))
      verdicts.push({
        kind: 'miss',
        preset: 'strict',
        said: { line: failure.line, recommended: null, strict: null },
        failure,
      });
  return verdicts;
}

/** A close that fails is no send. */
const isSend = ({ sendLines }: Outcome, { line }: Failure): boolean => sendLines.has(line);
