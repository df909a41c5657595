import { settle } from './pause.ts';
import type { TraceRecord } from './recording.ts';
import { setStage, type Role } from './stage.ts';

/** Plays each scenario and writes down every event in order. */
export function recordTraces(role: Role): Promise<readonly TraceRecord[]> {
  return Promise.all(
    role.driver.scenarios.map(async (scenario) => {
      const stage = setStage(role);
      await scenario.play(stage);
      await settle(role.driver);
      return { scenario: scenario.name, heard: stage.heard };
    }),
  );
}
