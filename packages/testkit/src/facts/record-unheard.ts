import { spawn } from 'node:child_process';
import type { TraceRecord } from './recording.ts';
import { scenariosOf } from './scenarios.ts';
import { play } from './script.ts';
import type { Theatre } from './stage.ts';

const LIMIT_MS = 15_000;

/** One event left unheard in one scenario. */
export interface Unheard {
  readonly event: string;
  readonly scenario: string;
}

/**
 * Finds the events that end the process when they alone have no listener.
 *
 * Each event is left unheard in the first scenario that has it. Where an exception then goes uncaught, and for `error`
 * in any case, the same is done in a process of its own (`command` starts one), and that process has to end by it.
 */
export async function recordFatalUnheard(
  theatre: Theatre,
  traces: readonly TraceRecord[],
  command: (unheard: Unheard) => readonly string[],
): Promise<readonly string[]> {
  const fatal: string[] = [];
  for (const unheard of firstScenarios(traces)) {
    const { event } = unheard;
    const uncaught = await leavesUncaught(theatre, unheard);
    if (!uncaught && event !== 'error') continue;
    const ended = await endsProcess(command(unheard));
    if (ended !== uncaught)
      throw new Error(`Unheard "${event}" ends a process of its own: ${String(ended)}.`);
    if (ended) fatal.push(event);
  }
  return fatal;
}

/** Plays a scenario without a listener for one of its events. */
export async function leaveUnheard(theatre: Theatre, { event, scenario }: Unheard): Promise<void> {
  const script = scenariosOf(theatre.driver).find(({ name }) => name === scenario);
  if (script === undefined) throw new Error(`No scenario "${scenario}".`);
  await play(theatre, script, event);
}

function firstScenarios(traces: readonly TraceRecord[]): readonly Unheard[] {
  const first = new Map<string, Unheard>();
  for (const { scenario, heard } of traces) {
    for (const { event } of heard) {
      if (!first.has(event)) first.set(event, { event, scenario });
    }
  }
  return [...first.values()];
}

async function leavesUncaught(theatre: Theatre, unheard: Unheard): Promise<boolean> {
  let uncaught = false;
  const note = (): void => {
    uncaught = true;
  };
  process.on('uncaughtException', note);
  try {
    await leaveUnheard(theatre, unheard);
  } finally {
    process.off('uncaughtException', note);
  }
  return uncaught;
}

function endsProcess(command: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: 'ignore', timeout: LIMIT_MS });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === null) resolve(code !== 0);
      else reject(new Error(`The process with an unheard event was stopped by ${signal}.`));
    });
  });
}
