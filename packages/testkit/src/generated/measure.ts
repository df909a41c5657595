// Many programs through executor, engine and laws, and what came of them.
import { analyse } from '@socket-safety/analysis';
import { isAssumed } from './assumptions.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import type { ProgramModel } from './grammar.ts';
import {
  askEngine,
  executePatiently,
  executeProgram,
  judge,
  sourceOf,
  type Engine,
  type Said,
  type Verdict,
} from './judge.ts';
import { brokenLaws } from './laws.ts';
import { printProgram } from './print.ts';

/** Something that should not be, with the program that shows it. */
export interface Fault {
  readonly model: ProgramModel;
  readonly text: string;
  readonly what: string;
}

export interface Measured {
  readonly programs: number;
  readonly notDriven: number;
  readonly schedules: number;
  readonly coverage: Coverage;
  /** Sends that `strict` is silent about although a schedule makes them fail. */
  readonly misses: readonly Fault[];
  /** Failures that rest on what the engine says it does not assume; by name. */
  readonly assumed: ReadonlyMap<string, number>;
  readonly falseAlarms: readonly Fault[];
  readonly reports: { readonly recommended: number; readonly strict: number };
  /** Reports that no schedule reached. */
  readonly unreached: { readonly recommended: number; readonly strict: number };
  readonly hidden: number;
  readonly broken: readonly Fault[];
}

export interface MeasureOptions {
  /** Whether laws are checked as well, of each program or of each fourth: it takes as long again. */
  readonly laws: 'checked' | 'of each fourth' | 'left out';
  readonly engine?: Engine;
}

/** What one program shows. */
export interface Shown {
  readonly text: string;
  readonly said: readonly Said[];
  readonly verdicts: readonly Verdict[];
  readonly driven: boolean;
  readonly schedules: number;
  readonly broken: readonly string[];
}

/** Runs a program and judges it; an engine that throws breaks a law. */
export function show(model: ProgramModel, { laws, engine = analyse }: MeasureOptions): Shown {
  const text = printProgram(model);
  const first = executeProgram(text);
  const nothing = {
    text,
    said: [],
    verdicts: [],
    driven: first.notDriven === null,
    schedules: first.schedules,
  };
  let said: readonly Said[];
  try {
    said = askEngine(sourceOf(text), engine);
  } catch (error) {
    return { ...nothing, broken: [`the engine throws: ${String(error)}`] };
  }
  const outcome = executePatiently(text, first, said);
  return {
    ...nothing,
    said,
    verdicts: judge(outcome, said),
    schedules: first.schedules + outcome.schedules,
    broken: laws !== 'left out' ? brokenLaws(model, text, outcome) : [],
  };
}

/** Measures programs one after the other. */
export function measure(models: Iterable<ProgramModel>, options: MeasureOptions): Measured {
  const coverage = createCoverage();
  const [misses, falseAlarms, broken]: [Fault[], Fault[], Fault[]] = [[], [], []];
  const assumed = new Map<string, number>();
  const reports = { recommended: 0, strict: 0 };
  const unreached = { recommended: 0, strict: 0 };
  let [programs, notDriven, schedules, hidden] = [0, 0, 0, 0];
  for (const model of models) {
    const isLeftOut = options.laws === 'of each fourth' && programs % 4 !== 0;
    const shown = show(model, isLeftOut ? { ...options, laws: 'left out' } : options);
    const { text, said } = shown;
    programs++;
    schedules += shown.schedules;
    if (!shown.driven) notDriven++;
    coverage.add(model, said);
    for (const one of said)
      for (const preset of ['recommended', 'strict'] as const) if (one[preset] !== null) reports[preset]++;
    for (const { kind, preset, said: one, failure } of shown.verdicts) {
      if (kind === 'hidden') hidden++;
      else if (kind === 'false-alarm') {
        unreached[preset]++;
        falseAlarms.push({ model, text, what: `${preset}: ${one[preset] ?? ''} on line ${one.line}` });
      } else if (failure !== null) {
        const assumption = isAssumed(model, failure);
        if (assumption !== null) assumed.set(assumption, (assumed.get(assumption) ?? 0) + 1);
        else
          misses.push({
            model,
            text,
            what: `line ${one.line} ${failure.kind}: ${failure.story.join(' · ')}`,
          });
      }
    }
    for (const what of shown.broken) broken.push({ model, text, what });
  }
  return {
    programs,
    notDriven,
    schedules,
    coverage,
    misses,
    assumed,
    falseAlarms,
    reports,
    unreached,
    hidden,
    broken,
  };
}
