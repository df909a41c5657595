import type { TraceRecord } from './recording.ts';
import { scenariosOf } from './scenarios.ts';
import { play } from './script.ts';
import type { Theatre } from './stage.ts';

/** Plays each scenario and writes down every event in order. */
export function recordTraces(theatre: Theatre): Promise<readonly TraceRecord[]> {
  return Promise.all(
    scenariosOf(theatre.driver).map(async (script) => {
      const { stage } = await play(theatre, script);
      return { scenario: script.name, heard: stage.heard };
    }),
  );
}
