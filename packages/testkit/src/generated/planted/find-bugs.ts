// Planted bugs against generated programs. The programs are executed once, since no engine changes what they do.
import { analyse, type Source } from '@socket-safety/analysis';
import type { Outcome } from '../../executor/model.ts';
import { isAssumed } from '../assumptions.ts';
import type { ProgramModel } from '../grammar.ts';
import { askEngine, executeProgram, judge, sourceOf, type Engine } from '../judge.ts';
import { printProgram } from '../print.ts';
import type { PlantedBug } from './bugs.ts';
import { engineWith } from './engine.ts';

/** How a planted bug came to light. */
export interface Found {
  readonly bug: PlantedBug;
  /** Null: not within these programs. */
  readonly by: { readonly program: string; readonly what: 'miss' | 'throws'; readonly nth: number } | null;
}

interface Executed {
  readonly model: ProgramModel;
  readonly text: string;
  readonly outcome: Outcome;
}

/** Looks for one bug after the other among the programs; programs on which the sound engine misses something prove nothing and are left out. */
export function* findBugs(models: readonly ProgramModel[], bugs: readonly PlantedBug[]): Generator<Found> {
  const executed: Executed[] = [];
  for (const model of models) {
    const text = printProgram(model);
    const outcome = executeProgram(text);
    const one = { model, text, outcome };
    if (outcome.failures.length > 0 && faultOf(one, analyse, sourceOf(text)) === null) executed.push(one);
  }
  for (const bug of bugs) yield { bug, by: find(executed, engineWith(bug)) };
}

function find(executed: readonly Executed[], engine: Engine): Found['by'] {
  for (const [nth, one] of executed.entries()) {
    // A tree belongs to one engine: what an engine finds out is kept with it.
    const what = faultOf(one, engine, sourceOf(one.text));
    if (what !== null) return { program: one.text, what, nth: nth + 1 };
  }
  return null;
}

function faultOf({ model, outcome }: Executed, engine: Engine, source: Source): 'miss' | 'throws' | null {
  try {
    const missed = judge(outcome, askEngine(source, engine)).some(
      ({ kind, failure }) => kind === 'miss' && failure !== null && isAssumed(model, failure) === null,
    );
    return missed ? 'miss' : null;
  } catch {
    return 'throws';
  }
}
