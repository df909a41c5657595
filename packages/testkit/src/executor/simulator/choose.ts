// Where a schedule can go one way or the other. The first option is what happens when all goes well.
import type { Action } from './actions.ts';
import { count, run, type Run } from './run.ts';

const MAX_POINTS = 60;

/** Picks an option of a value, by its position. */
export function chooseValue(name: string, options: readonly string[]): number {
  const schedule = run();
  const labels = options.map((option) => `${name} = ${option}`);
  if (schedule.plan.kind === 'labels') {
    const nth = count(`value ${name}`);
    const wanted = labels.findIndex(
      (label) => schedule.plan.kind === 'labels' && schedule.plan.labels.includes(`${label} (${nth})`),
    );
    if (wanted > 0) note(schedule, labels[wanted] ?? '', nth);
    return wanted === -1 ? 0 : wanted;
  }
  const chosen = nextChoice(schedule, labels.length);
  const nth = count(`value ${name}`);
  if (chosen > 0) note(schedule, labels[chosen] ?? '', nth);
  return chosen;
}

function note({ made, log }: Run, label: string, nth: number): void {
  made.push(`${label} (${nth})`);
  log.push(label);
}

/** Picks one of the actions that are possible; -1 where the plan asks for none of them. */
export function chooseAction(actions: readonly Action[]): number {
  const schedule = run();
  const { plan } = schedule;
  if (plan.kind === 'choices') return nextChoice(schedule, actions.length);
  while (schedule.cursor < plan.labels.length) {
    const next = plan.labels[schedule.cursor++];
    const wanted = actions.findIndex(({ label }) => label === next);
    if (wanted !== -1) return wanted;
  }
  return -1;
}

function nextChoice(schedule: Run, options: number): number {
  if (schedule.plan.kind !== 'choices' || options < 2) return 0;
  const at = schedule.points.length;
  if (at >= MAX_POINTS) return 0;
  const chosen = schedule.plan.choices[at] ?? 0;
  schedule.points.push({ options, chosen });
  return chosen;
}
