// Runs a program under every schedule up to a bound, and says what failed unobserved.
import type { ExecuteOptions, Failure, Outcome, Program } from './model.ts';
import { countedBy } from './oracles.ts';
import { prepare, type ReadyProgram } from './program.ts';
import { searchSchedules } from './search.ts';
import type { Run } from './simulator/run.ts';
import { tellStory } from './story.ts';

/** Executes a program. Never throws on the program's account: what cannot be run is `notDriven`. */
export function execute(program: Program, options: ExecuteOptions): Outcome {
  let ready: ReadyProgram;
  try {
    ready = prepare(program, { bringsUnheardErrors: options.oracle === 'dies' });
  } catch (error) {
    return {
      failures: [],
      sentWhileOpen: new Set(),
      sendLines: new Set(),
      schedules: 0,
      cutOff: false,
      notDriven: `it cannot be loaded: ${String(error)}`,
    };
  }
  const { simulation, sendLines } = ready;
  const counted = countedBy(options.oracle);
  const failures = new Map<string, Failure>();
  const sentWhileOpen = new Set<number>();
  let walked = 0;
  let sends = 0;
  let strange: string | null = null;
  let isUndone = true;
  const search = searchSchedules(simulation, options, (schedule) => {
    for (const line of schedule.sentWhileOpen) sentWhileOpen.add(line);
    walked += schedule.rounds;
    sends += schedule.sends.size;
    strange ??= schedule.strange;
    if (schedule.made.length > 0 || schedule.sightings.length > 0) isUndone = false;
    if (!addFailures(schedule)) return false;
    return options.isEnough?.([...failures.values()]) ?? false;
  });

  function addFailures(schedule: Run): boolean {
    let isNew = false;
    for (const { line, kind } of schedule.sightings) {
      const key = `${line} ${kind}`;
      if (!counted.has(kind) || failures.has(key)) continue;
      isNew = true;
      failures.set(key, { line, kind, story: tellStory(simulation, schedule, { line, kind }) });
    }
    return isNew;
  }

  return {
    failures: [...failures.values()].sort((left, right) => left.line - right.line),
    sentWhileOpen,
    sendLines,
    ...search,
    notDriven: whyNotDriven({
      isUndone,
      strange,
      oracle: options.oracle,
      walked,
      sends,
      hasFailures: failures.size > 0,
      sendLines,
    }),
  };
}

interface Driven {
  readonly isUndone: boolean;
  readonly strange: string | null;
  readonly oracle: ExecuteOptions['oracle'];
  readonly walked: number;
  readonly sends: number;
  readonly hasFailures: boolean;
  readonly sendLines: ReadonlySet<number>;
}

function whyNotDriven({
  isUndone,
  strange,
  oracle,
  walked,
  sends,
  hasFailures,
  sendLines,
}: Driven): string | null {
  if (hasFailures) return null;
  if (strange !== null) return `it failed by itself: ${strange.split('\n').slice(0, 3).join(' | ')}`;
  if (isUndone) return 'nothing happened in it';
  if (oracle === 'iteration' && walked === 0) return 'no loop ran';
  if (oracle === 'send fails' && sendLines.size > 0 && sends === 0) return 'no send was called';
  return null;
}
