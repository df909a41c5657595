// The schedules, replayed and compared.
import { printSends, realWord, simulatedWord } from './compare.ts';
import { replay } from './replay.ts';
import type { ChosenSchedule } from './schedules.ts';

export interface Compared {
  readonly schedule: ChosenSchedule;
  readonly simulated: readonly string[];
  readonly real: readonly string[];
  /** Why it was not driven to its end. */
  readonly notDriven: string | null;
  readonly isSame: boolean;
}

/** So many at a time: most of a replay is waiting. */
const AT_ONCE = 12;

/** Replays schedules, and returns them in the same order. */
export async function compareAll(schedules: readonly ChosenSchedule[]): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < schedules.length; at = next++) {
      const schedule = schedules[at];
      if (schedule !== undefined) compared[at] = await compare(schedule);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return compared;
}

async function compare(schedule: ChosenSchedule): Promise<Compared> {
  const { sends, notDriven } = await replay(schedule.program, schedule.labels);
  const simulated = printSends(schedule.sends, simulatedWord);
  const real = printSends(sends, realWord);
  const isSame = notDriven === null && simulated.join() === real.join();
  return { schedule, simulated, real, notDriven, isSame };
}
