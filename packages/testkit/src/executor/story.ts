// A failing schedule as a short story: events that it can do without are left out.
import type { FailureKind } from './model.ts';
import type { Simulation } from './simulation.ts';
import type { Run } from './simulator/run.ts';

interface Wanted {
  readonly line: number;
  readonly kind: FailureKind;
}

/** Returns the events of the shortest schedule that still fails there and so. */
export function tellStory({ run }: Simulation, found: Run, wanted: Wanted): readonly string[] {
  let labels = [...found.made];
  let best = storyOf(found, wanted) ?? [];
  for (let at = labels.length - 1; at >= 0; at--) {
    const shorter = labels.filter((_, position) => position !== at);
    const schedule = run({ kind: 'labels', labels: shorter });
    const story = storyOf(schedule, wanted);
    if (story === null || story.length > best.length) continue;
    labels = shorter;
    best = story;
  }
  return best;
}

function storyOf({ sightings, log }: Run, { line, kind }: Wanted): readonly string[] | null {
  const sighting = sightings.find((one) => one.line === line && one.kind === kind);
  return sighting === undefined ? null : log.slice(0, sighting.at);
}
