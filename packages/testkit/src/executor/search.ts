// Schedules by how often they depart from the order in which all goes well: first that order itself, then every schedule with one
// departure, then with two.
import type { ExecuteOptions } from './model.ts';
import type { Simulation } from './simulation.ts';
import type { Run } from './simulator/run.ts';

/** Runs schedules until `visit` says that it has seen enough. */
export function searchSchedules(
  { run }: Simulation,
  { maxSchedules, maxDeviations }: Pick<ExecuteOptions, 'maxSchedules' | 'maxDeviations'>,
  visit: (schedule: Run) => boolean,
): { readonly schedules: number; readonly cutOff: boolean } {
  let level: (readonly number[])[] = [[]];
  let schedules = 0;
  for (let deviations = 0; deviations <= maxDeviations && level.length > 0; deviations++) {
    const next: (readonly number[])[] = [];
    for (const choices of level) {
      if (schedules >= maxSchedules) return { schedules, cutOff: true };
      schedules++;
      const schedule = run({ kind: 'choices', choices });
      if (visit(schedule)) return { schedules, cutOff: false };
      // What is beyond the limit is not even listed.
      if (deviations < maxDeviations && schedules + next.length <= maxSchedules)
        addDepartures(schedule, choices, next);
    }
    level = next;
  }
  return { schedules, cutOff: false };
}

/** Every schedule that departs once more, behind the last departure. */
function addDepartures({ points }: Run, choices: readonly number[], into: (readonly number[])[]): void {
  const taken = points.map(({ chosen }) => chosen);
  for (let at = choices.length; at < points.length; at++) {
    const count = points[at]?.options ?? 0;
    for (let option = 1; option < count; option++) into.push([...taken.slice(0, at), option]);
  }
}
