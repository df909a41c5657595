import { settle } from './pause.ts';
import type { TraceRecord } from './recording.ts';
import { setStage, type Role } from './stage.ts';

/** What a process prints last that gets to its end. An exit code may be another's: that of what started it. */
export const SURVIVED = 'survived';

/** One event of one type of socket, left unheard in one scenario. */
export interface Unheard {
  readonly type: string;
  readonly event: string;
  readonly scenario: string;
}

/** An event of a type that is known. */
export type Occasion = Omit<Unheard, 'type'>;

/**
 * Finds the events that end the process when they alone have no listener.
 *
 * Each event is left unheard in the first scenario that has it. Where an exception then goes uncaught, and for `error`
 * in any case, the same is done in a process of its own, and that process has to end by it (`endsProcess` tries). Where the
 * socket is the process itself, that is all that can be tried.
 */
export async function recordFatalUnheard(
  role: Role,
  traces: readonly TraceRecord[],
  endsProcess: (occasion: Occasion) => Promise<boolean>,
): Promise<readonly string[]> {
  const fatal: string[] = [];
  // Nobody listens for a handover: the handler is there or it isn't.
  const handovers = new Set(role.names.handovers);
  const occasions = firstOccasions(traces).filter(({ event }) => !handovers.has(event));
  if (role.driver.starter !== undefined) {
    const ended = await Promise.all(occasions.map(endsProcess));
    return occasions.filter((_, index) => ended[index]).map(({ event }) => event);
  }
  for (const occasion of occasions) {
    const { event } = occasion;
    const uncaught = await leavesUncaught(role, occasion);
    if (!uncaught && event !== 'error') continue;
    const ended = await endsProcess(occasion);
    if (ended !== uncaught)
      throw new Error(`Unheard "${event}" ends a process of its own: ${String(ended)}.`);
    if (ended) fatal.push(event);
  }
  return fatal;
}

/** Plays a scenario without a listener for one of its events. */
export async function leaveUnheard(role: Role, { event, scenario }: Occasion): Promise<void> {
  const played = role.driver.scenarios.find(({ name }) => name === scenario);
  if (played === undefined) throw new Error(`No scenario "${scenario}".`);
  await played.play(setStage(role, event));
  await settle(role.driver);
}

function firstOccasions(traces: readonly TraceRecord[]): readonly Occasion[] {
  const first = new Map<string, Occasion>();
  for (const { scenario, heard } of traces) {
    for (const { event } of heard) {
      if (!first.has(event)) first.set(event, { event, scenario });
    }
  }
  return [...first.values()];
}

async function leavesUncaught(role: Role, occasion: Occasion): Promise<boolean> {
  let uncaught = false;
  const note = (): void => {
    uncaught = true;
  };
  process.on('uncaughtException', note);
  try {
    await leaveUnheard(role, occasion);
  } finally {
    process.off('uncaughtException', note);
  }
  return uncaught;
}
