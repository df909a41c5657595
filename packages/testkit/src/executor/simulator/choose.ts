// Where a schedule can go one way or the other. The first option is what happens when all goes well.
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
    return wanted === -1 ? 0 : wanted;
  }
  const chosen = nextChoice(schedule, labels);
  const nth = count(`value ${name}`);
  if (chosen > 0) {
    schedule.made.push(`${labels[chosen] ?? ''} (${nth})`);
    schedule.log.push(labels[chosen] ?? '');
  }
  return chosen;
}

/** Picks one of the actions that are possible; -1 where the plan asks for none of them. */
export function chooseAction(labels: readonly string[]): number {
  const schedule = run();
  const { plan } = schedule;
  if (plan.kind === 'choices') return nextChoice(schedule, labels);
  while (schedule.cursor < plan.labels.length) {
    const wanted = labels.indexOf(plan.labels[schedule.cursor++] ?? '');
    if (wanted !== -1) return wanted;
  }
  return -1;
}

function nextChoice(schedule: Run, options: readonly string[]): number {
  if (schedule.plan.kind !== 'choices' || options.length < 2) return 0;
  const at = schedule.points.length;
  if (at >= MAX_POINTS) return 0;
  const chosen = schedule.plan.choices[at] ?? 0;
  schedule.points.push({ options, chosen });
  return chosen;
}
